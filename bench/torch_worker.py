"""PyTorch's side of bench/compare.sh: reads "WORKLOAD THREADS MILLISECONDS", answers with nanoseconds a step."""
import sys
import time

import torch

VOCABULARY, CLASSES = 75, 64


def lengths(batch, number):
    state, drawn = 12345 + number, []
    for _ in range(batch):
        state = (state * 1103515245 + 12345) % (1 << 31)
        drawn.append(5 + int(56 * (state / (1 << 31)) ** 1.75))
    return drawn


def dense():
    torch.manual_seed(1)
    return torch.nn.RNN(64, 128), torch.nn.Linear(128, CLASSES), torch.randn(100, 32, 64)


def dense_step():
    rnn, linear, x = dense()
    y = torch.randint(0, CLASSES, (100 * 32,))
    loss = torch.nn.CrossEntropyLoss()
    adam = torch.optim.Adam([*rnn.parameters(), *linear.parameters()], 1e-3)

    def step():
        adam.zero_grad()
        h, _ = rnn(x)
        loss(linear(h).reshape(-1, CLASSES), y).backward()
        adam.step()

    return step


def inference():
    rnn, linear, x = dense()

    def step():
        with torch.no_grad():
            torch.softmax(linear(rnn(x)[0]), -1)

    return step


def characters(hidden):
    embedding, rnn, linear = torch.nn.Embedding(VOCABULARY, 64), torch.nn.RNN(64, hidden), torch.nn.Linear(hidden, VOCABULARY)
    weights = [*embedding.parameters(), *rnn.parameters(), *linear.parameters()]
    adam = torch.optim.Adam(weights, 1e-3)
    x, y = torch.randint(0, VOCABULARY, (32, 50)), torch.randint(0, VOCABULARY, (32 * 50,))
    loss = torch.nn.CrossEntropyLoss()
    state = torch.zeros(1, 50, hidden)

    def step():
        nonlocal state
        adam.zero_grad()
        h, state = rnn(embedding(x), state.detach())
        loss(linear(h).reshape(-1, VOCABULARY), y).backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        adam.step()

    return step


def one_character():
    embedding, rnn, linear = torch.nn.Embedding(VOCABULARY, 64), torch.nn.RNN(64, 512), torch.nn.Linear(512, VOCABULARY)
    x, state = torch.tensor([[3]]), torch.zeros(1, 1, 512)

    def step():
        nonlocal state
        with torch.no_grad():
            h, state = rnn(embedding(x), state)
            torch.softmax(linear(h), -1)

    return step


def text():
    embedding, rnn, linear = torch.nn.Embedding(8000, 64), torch.nn.RNN(64, 64, batch_first=True), torch.nn.Linear(64, 2)
    adam = torch.optim.Adam([*embedding.parameters(), *rnn.parameters(), *linear.parameters()], 1e-3)
    loss = torch.nn.CrossEntropyLoss()
    batches = []
    for number in range(20):
        n = torch.tensor(lengths(32, number))
        batches.append((torch.randint(0, 8000, (32, int(n.max()))), n, torch.randint(0, 2, (32,))))
    at = 0

    def step():
        nonlocal at
        x, n, y = batches[at % 20]
        at += 1
        adam.zero_grad()
        packed = torch.nn.utils.rnn.pack_padded_sequence(embedding(x), n, batch_first=True, enforce_sorted=False)
        h, _ = torch.nn.utils.rnn.pad_packed_sequence(rnn(packed)[0], batch_first=True)
        loss(linear(h.sum(1) / n[:, None]), y).backward()
        adam.step()

    return step


def forecast():
    rnn, linear = torch.nn.RNN(4, 32), torch.nn.Linear(32, 7)
    adam = torch.optim.Adam([*rnn.parameters(), *linear.parameters()], 1e-3)
    x, y = torch.randn(28, 32, 4), torch.randn(32, 7)

    def step():
        adam.zero_grad()
        h, _ = rnn(x)
        torch.nn.functional.mse_loss(linear(h[-1]), y).backward()
        adam.step()

    return step


STEPS = {
    "DENSE": dense_step,
    "CHARACTERS_512": lambda: characters(512),
    "CHARACTERS_256": lambda: characters(256),
    "TEXT": text,
    "FORECAST": forecast,
    "INFERENCE": inference,
    "ONE_CHARACTER": one_character,
}


def main():
    ready = {}
    print("torch", torch.__version__, flush=True)
    for line in sys.stdin:
        name, threads, milliseconds = line.split()
        torch.set_num_threads(int(threads))
        if name not in ready:
            ready[name] = STEPS[name]()
        step, count, start = ready[name], 0, time.perf_counter_ns()
        while (spent := time.perf_counter_ns() - start) < int(milliseconds) * 1e6 or count < 2:
            step()
            count += 1
        print(spent / count, flush=True)


main()
