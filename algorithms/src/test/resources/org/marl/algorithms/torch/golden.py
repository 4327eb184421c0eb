"""Writes networks.json and optimizers.json: what PyTorch computes, for tests of tensor programs.

Made with PyTorch 1.13 (Debian's python3-torch) on CPU: python3 golden.py
"""

import json

import torch
from torch import nn

PROVENANCE = f"golden.py with PyTorch {torch.__version__}"
ACTIVATIONS = {
    "RELU": nn.ReLU,
    "TANH": nn.Tanh,
    "ELU": nn.ELU,
    "LEAKY_RELU": nn.LeakyReLU,
    "GELU": nn.GELU,
    "SIGMOID": nn.Sigmoid,
}


def dense(name, layer):
    return {name + ".weight": (layer.weight, True), name + ".bias": (layer.bias, False)}


def norm(name, layer):
    return {name + ".factor": (layer.weight, False), name + ".offset": (layer.bias, False)}


def matrix(tensor, transposed):
    return (tensor.t() if transposed else tensor.reshape(1, -1)).tolist()


class Hidden(nn.Module):
    def __init__(self, inputs, hidden, activation, layer_norm):
        super().__init__()
        self.norm = nn.LayerNorm(inputs) if layer_norm else None
        widths = [inputs] + hidden
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.norms = nn.ModuleList(nn.LayerNorm(b) for b in hidden) if layer_norm else None
        self.activation = ACTIVATIONS[activation]()

    def forward(self, x):
        x = self.norm(x) if self.norm else x
        for i, layer in enumerate(self.layers):
            x = self.activation(layer(x))
            x = self.norms[i](x) if self.norms else x
        return x

    def named(self):
        named = norm("norm_in", self.norm) if self.norm else {}
        for i, layer in enumerate(self.layers):
            named.update(dense(f"hidden{i}", layer))
            if self.norms:
                named.update(norm(f"norm{i}", self.norms[i]))
        return named


def perturb(module):
    """Biases of zero and factors of one would hide mistakes."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))


def case(config, named, x, output, extra):
    target = torch.randn_like(output)
    parameters = [p for p, _ in named.values()]
    gradients = torch.autograd.grad((output * target).sum(), parameters)
    return {
        **config,
        "weights": {k: matrix(p, t) for k, (p, t) in named.items()},
        "gradients": {k: matrix(g, t) for g, (k, (_, t)) in zip(gradients, named.items())},
        "input": x.tolist(),
        "target": target.tolist(),
        "output": output.tolist(),
        **extra,
    }


def mlp(activation, layer_norm):
    hidden = Hidden(3, [5, 4], activation, layer_norm)
    out = nn.Linear(4, 2)
    perturb(hidden), perturb(out)
    x = torch.randn(6, 3)
    config = {"network": "mlp", "activation": activation, "layerNorm": layer_norm}
    return case(config, {**hidden.named(), **dense("output", out)}, x, out(hidden(x)), {})


def gru(layer_norm):
    """Two sequences of five steps; an episode of the second one starts at its third step."""
    hidden, unit, out = Hidden(3, [4], "TANH", layer_norm), nn.GRU(4, 3), nn.Linear(3, 2)
    last = nn.LayerNorm(3) if layer_norm else None
    for module in filter(None, (hidden, unit, out, last)):
        perturb(module)
    x, state = torch.randn(5, 2, 3), torch.randn(1, 2, 3)
    starts = torch.zeros(5, 2)
    starts[2, 1] = 1
    features, states, h = hidden(x), [], state
    for t in range(5):
        _, h = unit(features[t : t + 1], h * (1 - starts[t]).reshape(1, 2, 1))
        states.append(h[0])
    states = torch.stack(states)
    output = out(last(states) if layer_norm else states)
    named = {
        **hidden.named(),
        "gru.input.weight": (unit.weight_ih_l0, True),
        "gru.input.bias": (unit.bias_ih_l0, False),
        "gru.state.weight": (unit.weight_hh_l0, True),
        "gru.state.bias": (unit.bias_hh_l0, False),
        **(norm("norm_state", last) if layer_norm else {}),
        **dense("output", out),
    }
    extra = {"state": state[0].tolist(), "starts": starts.tolist(), "states": states.tolist()}
    config = {"network": "gru", "activation": "TANH", "layerNorm": layer_norm}
    return case(config, named, x, output, extra)


ADAM = {"lr": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weightDecay": 0}
RMSPROP = {"lr": 0.01, "alpha": 0.99, "eps": 1e-8, "weightDecay": 0, "momentum": 0}
SGD = {"lr": 0.1, "momentum": 0, "weightDecay": 0, "nesterov": False}
OPTIMIZERS = [
    ("adam", ADAM),
    ("adam", {**ADAM, "lr": 5e-4, "eps": 1e-5, "beta1": 0.8, "beta2": 0.99}),
    ("adam", {**ADAM, "weightDecay": 0.1}),
    ("adamw", {**ADAM, "weightDecay": 0.1}),
    ("rmsprop", {**RMSPROP, "centered": False}),
    ("rmsprop", {**RMSPROP, "centered": True}),
    ("rmsprop", {**RMSPROP, "centered": False, "momentum": 0.9, "eps": 1e-5}),
    ("rmsprop", {**RMSPROP, "centered": True, "momentum": 0.5, "weightDecay": 0.1}),
    ("sgd", SGD),
    ("sgd", {**SGD, "momentum": 0.9, "weightDecay": 0.1}),
    ("sgd", {**SGD, "momentum": 0.9, "nesterov": True}),
]


def optimizer(kind, config, parameters):
    c = dict(config)
    if kind.startswith("adam"):
        betas = (c["beta1"], c["beta2"])
        make = torch.optim.Adam if kind == "adam" else torch.optim.AdamW
        return make(parameters, c["lr"], betas, c["eps"], c["weightDecay"])
    if kind == "rmsprop":
        return torch.optim.RMSprop(
            parameters, c["lr"], c["alpha"], c["eps"], c["weightDecay"], c["momentum"], c["centered"]
        )
    return torch.optim.SGD(
        parameters, c["lr"], c["momentum"], 0, c["weightDecay"], c["nesterov"]
    )


def steps(kind, config, clip, joint):
    """Two slots, each with an optimizer of its own, follow random gradients for ten steps."""
    slots = [nn.Parameter(torch.randn(5)) for _ in range(2)]
    rules = [optimizer(kind, config, [slot]) for slot in slots]
    initial = [slot.tolist() for slot in slots]
    gradients, weights = [], []
    for _ in range(10):
        drawn = [torch.randn(5) * torch.rand(1) for _ in slots]
        gradients.append([g.tolist() for g in drawn])
        for slot, g in zip(slots, drawn):
            slot.grad = g.clone()
        for group in [slots] if joint else [[slot] for slot in slots]:
            if clip:
                nn.utils.clip_grad_norm_(group, clip)
        for rule in rules:
            rule.step()
        weights.append([slot.tolist() for slot in slots])
    return {
        "optimizer": kind,
        "config": config,
        "clip": clip,
        "joint": joint,
        "initial": initial,
        "gradients": gradients,
        "weights": weights,
    }


def write(name, cases):
    with open(name, "w") as file:
        lines = ",\n".join(json.dumps(case) for case in cases)
        file.write(f'{{"provenance": "{PROVENANCE}",\n"cases": [\n{lines}\n]}}\n')


torch.manual_seed(4)
torch.set_default_dtype(torch.float64)
networks = [mlp(a, n) for a in ACTIVATIONS for n in (False, True)]
write("networks.json", networks + [gru(False), gru(True)])
torch.set_default_dtype(torch.float32)
cases = [steps(kind, config, None, False) for kind, config in OPTIMIZERS]
cases += [steps("adam", ADAM, 0.5, joint) for joint in (False, True)]
cases += [steps("sgd", SGD, 100.0, joint) for joint in (False, True)]
write("optimizers.json", cases)
