"""How the model is made: data becomes weights, weights become ONNX, by one command (`make model`)."""
