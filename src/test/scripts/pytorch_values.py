#!/usr/bin/env python3
"""Writes what PyTorch computes for a few Elman networks into src/test/resources/pytorch/*.json.

From the project's folder:

    python3 -m venv .venv
    .venv/bin/pip install torch
    .venv/bin/python src/test/scripts/pytorch_values.py

Everything is computed in double precision with nn.RNN, nn.Linear and the stock losses and optimizers, with fixed
seeds, so that a second run writes the same numbers. The JSON has our names and shapes: weights multiply row vectors
from the left ([in, out]), arrays over time are [batch, channels, time]. Of PyTorch's two hidden biases, which only
ever appear as their sum, bias_hh is kept out of training: two would move twice as fast as one.

hiddenStates and outputs are zero in masked steps (as pad_packed_sequence leaves them); finalState is that of the last
real step of each sequence.
"""

import json
import pathlib
import warnings

warnings.filterwarnings("ignore", message="Failed to initialize NumPy")

import torch
from torch import nn
from torch.nn.functional import cross_entropy, mse_loss
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "resources" / "pytorch"
STEPS = 5
SGD_RATE = 0.5
ADAM_RATE = 0.05

CASES = [
    # name, seed, features, hidden, outputs, lengths, zero initial state, readout, labels
    ("one_sequence", 1, 2, 3, 2, [4], True, "SOFTMAX", "classes"),
    ("batch_from_a_state", 2, 4, 5, 3, [6, 6, 6], False, "SOFTMAX", "classes"),
    ("packed_lengths", 3, 3, 4, 5, [5, 2, 7, 1], False, "SOFTMAX", "probabilities"),
    ("regression_packed", 4, 2, 6, 3, [3, 8], False, "IDENTITY", "values"),
]


class Network(nn.Module):
    def __init__(self, features, hidden, outputs):
        super().__init__()
        self.rnn = nn.RNN(features, hidden, nonlinearity="tanh", batch_first=True)
        self.linear = nn.Linear(hidden, outputs)
        self.rnn.bias_hh_l0.requires_grad_(False)

    def forward(self, x, h0, lengths):
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        packed, last = self.rnn(packed, h0.unsqueeze(0))
        hidden, _ = pad_packed_sequence(packed, batch_first=True, total_length=x.shape[1])
        return hidden, last.squeeze(0), self.linear(hidden)


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, *case in CASES:
        write(FOLDER / f"{name}.json", values(*case))


def values(seed, features, hidden, outputs, lengths, zero_state, readout, kind):
    torch.manual_seed(seed)
    batch, time = len(lengths), max(lengths)
    network = Network(features, hidden, outputs)
    x = torch.randn(batch, time, features, requires_grad=True)
    h0 = (torch.zeros(batch, hidden) if zero_state else 0.5 * torch.randn(batch, hidden)).requires_grad_()
    labels = draw_labels(kind, batch, time, outputs)
    mask = torch.tensor([[1.0 if t < length else 0.0 for t in range(time)] for length in lengths])

    def run():
        states, last, z = network(x, h0, torch.tensor(lengths))
        real = mask.bool()
        loss = cross_entropy(z[real], labels[real]) if readout == "SOFTMAX" else mse_loss(z[real], labels[real])
        return states, last, torch.softmax(z, 2) if readout == "SOFTMAX" else z, loss

    start = {key: value.clone() for key, value in network.state_dict().items()}
    states, last, y, loss = run()
    loss.backward()
    # Plain numbers at once: training changes the very tensors.
    result = plain({
        "readout": readout,
        "sgdRate": SGD_RATE,
        "adamRate": ADAM_RATE,
        "steps": STEPS,
        "input": over_time(x),
        "mask": mask,
        "initialState": h0,
        "labels": over_time(labels),
        "weights": weights(network),
        "hiddenStates": over_time(states),
        "finalState": last,
        "outputs": over_time(y * mask.unsqueeze(2)),
        "loss": loss,
        "gradients": gradients(network),
        "inputGradient": over_time(x.grad),
        "initialStateGradient": h0.grad,
    })
    trainable = [parameter for parameter in network.parameters() if parameter.requires_grad]
    for name, optimizer in [
        ("afterSgd", lambda: torch.optim.SGD(trainable, lr=SGD_RATE)),
        ("afterAdam", lambda: torch.optim.Adam(trainable, lr=ADAM_RATE)),
    ]:
        network.load_state_dict(start)
        train(optimizer(), run)
        result[name] = plain(weights(network))
    return result


def train(optimizer, run):
    for _ in range(STEPS):
        optimizer.zero_grad()
        run()[-1].backward()
        optimizer.step()


def draw_labels(kind, batch, time, outputs):
    if kind == "classes":
        return torch.eye(outputs)[torch.randint(outputs, (batch, time))]
    values = torch.randn(batch, time, outputs)
    return torch.softmax(values, 2) if kind == "probabilities" else values


def weights(network):
    rnn, linear = network.rnn, network.linear
    return {
        "inputWeights": rnn.weight_ih_l0.T,
        "recurrentWeights": rnn.weight_hh_l0.T,
        "hiddenBias": (rnn.bias_ih_l0 + rnn.bias_hh_l0).unsqueeze(0),
        "outputWeights": linear.weight.T,
        "outputBias": linear.bias.unsqueeze(0),
    }


def gradients(network):
    rnn, linear = network.rnn, network.linear
    return {
        "inputWeights": rnn.weight_ih_l0.grad.T,
        "recurrentWeights": rnn.weight_hh_l0.grad.T,
        "hiddenBias": rnn.bias_ih_l0.grad.unsqueeze(0),
        "outputWeights": linear.weight.grad.T,
        "outputBias": linear.bias.grad.unsqueeze(0),
    }


def over_time(array):
    """[batch, time, channels] -> [batch, channels, time]"""
    return array.transpose(1, 2)


def write(path, result):
    entries = [f'  "{key}": {json.dumps(value)}' for key, value in result.items()]
    path.write_text("{\n" + ",\n".join(entries) + "\n}\n", encoding="utf-8")


def plain(value):
    if isinstance(value, torch.Tensor):
        return value.detach().tolist()
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    return value


if __name__ == "__main__":
    main()
