"""One IPPO update in eager PyTorch, as libraries of single-agent code write it: a network per agent in
a loop, autograd, torch.optim.Adam. The shapes are those of TrainingBenchmark's OWN_MLP, so that the two
compare on one machine, one right after the other:

    apt-get install python3-torch libopenblas0-pthread   (the reference BLAS is three times as slow)
    OPENBLAS_NUM_THREADS=1 python3 benchmarks/eager_update.py [agents samples observation epochs]

It prints the processor time of an update, the best and the median of forty, and of one step of acting.
"""

import statistics
import sys
import time

import torch
from torch import nn

agents, samples, width, epochs = map(int, sys.argv[1:5]) if len(sys.argv) > 4 else (3, 250, 18, 4)
steps, copies, actions, hidden = 25, samples // 25, 5, 64
torch.set_num_threads(1)
torch.manual_seed(1)


def mlp(outputs):
    layers = [nn.Linear(width, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(hidden, outputs))


policies = nn.ModuleList(mlp(actions) for _ in range(agents))
critics = nn.ModuleList(mlp(1) for _ in range(agents))
of_policies = torch.optim.Adam(policies.parameters(), lr=3e-4, eps=1e-5)
of_critics = torch.optim.Adam(critics.parameters(), lr=3e-4, eps=1e-5)
seen = torch.randn(steps + 1, copies, agents, width)
taken = torch.randint(actions, (steps, copies, agents))
reward = torch.randn(steps, copies, agents)


def logits(observations):
    return torch.stack([policies[i](observations[..., i, :]) for i in range(agents)], -2)


def values(observations):
    return torch.stack([critics[i](observations[..., i, :]).squeeze(-1) for i in range(agents)], -1)


def log_prob(observations):
    return torch.log_softmax(logits(observations), -1)


def update():
    with torch.no_grad():
        old = log_prob(seen[:-1]).gather(-1, taken.unsqueeze(-1)).squeeze(-1)
        value = values(seen)
        advantage = torch.zeros(steps, copies, agents)
        trace = torch.zeros(copies, agents)
        for t in reversed(range(steps)):
            trace = reward[t] + 0.99 * value[t + 1] - value[t] + 0.99 * 0.95 * trace
            advantage[t] = trace
        returns = advantage + value[:-1]
        advantage = (advantage - advantage.mean()) / (advantage.std() + 1e-5)
    for _ in range(epochs):
        log_pi = log_prob(seen[:-1])
        ratio = torch.exp(log_pi.gather(-1, taken.unsqueeze(-1)).squeeze(-1) - old)
        clipped = torch.clamp(ratio, 0.8, 1.2) * advantage
        entropy = -(log_pi.exp() * log_pi).sum(-1).mean()
        loss = -torch.min(ratio * advantage, clipped).mean() - 0.01 * entropy
        of_policies.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(policies.parameters(), 10)
        of_policies.step()
        fit = 0.5 * (returns - values(seen[:-1])).square().mean()
        of_critics.zero_grad()
        fit.backward()
        nn.utils.clip_grad_norm_(critics.parameters(), 10)
        of_critics.step()


def act():
    with torch.no_grad():
        return torch.distributions.Categorical(logits=logits(seen[0])).sample()


def milliseconds(call, times):
    spent = []
    for _ in range(times):
        start = time.process_time()
        call()
        spent.append(1000 * (time.process_time() - start))
    return "best %.3f, median %.3f ms" % (min(spent), statistics.median(spent))


milliseconds(update, 10)
print("PyTorch", torch.__version__, "- agents, samples, observation, epochs:", agents, samples, width, epochs)
print("an update:", milliseconds(update, 40))
print("a step of acting:", milliseconds(act, 400))
