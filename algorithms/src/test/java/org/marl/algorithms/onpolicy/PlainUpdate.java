package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.marl.core.plan.Ordering;

/**
 * The whole update in plain double precision: estimates, turns, epochs, minibatches, gradients by
 * differences, Adam, the scale of values, adaptive weights of KL(new, old).
 */
final class PlainUpdate {
  private final Setup setup;
  private final double clip;
  private final double entropy;
  private final boolean joint;
  private final boolean team;
  private final boolean masked;
  private final int[] slots;
  private final PlainHead head;
  final PlainNetwork policy;
  final PlainNetwork critic;
  final Optional<PlainMixer> mixer;

  /** The logarithm of the penalty's weight, where it is learned. */
  Optional<PlainWeights> dual = Optional.empty();

  double target;
  final double[] penalty;
  private final double[][] scale;

  private RandomBatch batch;
  private double[][][] oldPi;
  private double[][] advantages;
  private double[][] returns;
  private double[][] oldValues;
  private double[] preceding;

  /**
   * @param slots of the agents
   * @param head what the outputs of the policy mean
   * @param joint is the product of all ratios clipped?
   * @param penalty on KL(new, old) at the start
   * @param masked are there agents out of the game?
   */
  PlainUpdate(
      Setup setup,
      double clip,
      double entropy,
      boolean joint,
      boolean team,
      boolean masked,
      int[] slots,
      PlainHead head,
      PlainNetwork policy,
      PlainNetwork critic,
      Optional<PlainMixer> mixer,
      double penalty) {
    this.setup = setup;
    this.clip = clip;
    this.entropy = entropy;
    this.joint = joint;
    this.team = team;
    this.masked = masked;
    this.slots = slots.clone();
    this.head = head;
    this.policy = policy;
    this.critic = critic;
    this.mixer = mixer;
    this.penalty = new double[slots.length];
    Arrays.fill(this.penalty, penalty);
    this.scale = new double[team ? 1 : slots.length][3];
  }

  private int agents() {
    return slots.length;
  }

  private int members() {
    return team ? 1 : agents();
  }

  private int criticSlot(int member) {
    return team ? 0 : slots[member];
  }

  /** One update; permutations as the learner's draws have them. */
  void update(RandomBatch rollout, int[] order, long[][] permutations, long[][] ofCritic) {
    batch = rollout;
    oldPi = policies();
    estimate();
    preceding = new double[batch.samples()];
    Arrays.fill(preceding, 1);
    if (setup.ordering instanceof Ordering.Simultaneous) {
      int[] all = IntStream.range(0, agents()).toArray();
      for (int epoch = 0; epoch < setup.epochs; epoch++) {
        for (int[] part : parts(permutations, epoch)) {
          List<Runnable> steps = new ArrayList<>();
          steps.add(policyStep(all, part, true));
          steps.add(criticStep(part));
          dual.ifPresent(learned -> steps.add(dualStep(learned, part)));
          steps.forEach(Runnable::run);
        }
      }
      return;
    }
    int row = 0;
    for (int[] group : groups(order)) {
      for (int epoch = 0; epoch < setup.epochs; epoch++) {
        for (int[] part : parts(permutations, row++)) {
          policyStep(group, part, false).run();
        }
      }
      for (int sample = 0; sample < batch.samples(); sample++) {
        for (int agent : group) {
          preceding[sample] *= ratio(agent, sample);
        }
      }
    }
    for (int epoch = 0; epoch < setup.epochs; epoch++) {
      for (int[] part : parts(ofCritic, epoch)) {
        criticStep(part).run();
      }
    }
  }

  private List<int[]> groups(int[] order) {
    if (setup.ordering instanceof Ordering.Sequence sequence) {
      return sequence.groups().stream()
          .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
          .toList();
    } else if (setup.ordering instanceof Ordering.ByAdvantage) {
      return IntStream.range(0, agents())
          .boxed()
          .sorted(Comparator.comparingDouble(agent -> -gain(agent)))
          .map(agent -> new int[] {agent})
          .toList();
    }
    return Arrays.stream(order).mapToObj(agent -> new int[] {agent}).toList();
  }

  private double gain(int agent) {
    return Arrays.stream(advantages[team ? 0 : agent]).map(a -> Math.max(a, 0)).sum();
  }

  private List<int[]> parts(long[][] permutations, int row) {
    if (setup.minibatches == 1) {
      return List.of(IntStream.range(0, batch.samples()).toArray());
    }
    List<int[]> parts = new ArrayList<>();
    int start = 0;
    for (int part = 0; part < setup.minibatches; part++) {
      int more = part < batch.samples() % setup.minibatches ? 1 : 0;
      int end = start + batch.samples() / setup.minibatches + more;
      long[] chosen = Arrays.copyOfRange(permutations[row], start, end);
      parts.add(Arrays.stream(chosen).mapToInt(i -> (int) i).toArray());
      start = end;
    }
    return parts;
  }

  private double[] pi(int agent, int sample) {
    return head.policy(policy, slots[agent], batch, agent, sample);
  }

  private double[][][] policies() {
    double[][][] all = new double[agents()][batch.samples()][];
    for (int agent = 0; agent < agents(); agent++) {
      for (int sample = 0; sample < batch.samples(); sample++) {
        all[agent][sample] = pi(agent, sample);
      }
    }
    return all;
  }

  private double ratio(int agent, int sample) {
    double now = head.logProb(pi(agent, sample), batch, agent, sample);
    return Math.exp(now - head.logProb(oldPi[agent][sample], batch, agent, sample));
  }

  private double value(int member, double[][] own, double[] state) {
    if (mixer.isPresent()) {
      double[] values =
          IntStream.range(0, agents())
              .mapToDouble(agent -> critic.output(slots[agent], own[agent])[0])
              .toArray();
      return mixer.get().mix(values, state);
    }
    return critic.output(criticSlot(member), team ? state : own[member])[0];
  }

  private double deviation(double[] state) {
    double mean = state[0] / Math.max(state[2], 1e-5);
    double square = state[1] / Math.max(state[2], 1e-5);
    return Math.sqrt(Math.max(square - mean * mean, 0.01));
  }

  private double asReturn(int member, double output) {
    double[] state = scale[member];
    return setup.valueNormalisation
        ? output * deviation(state) + state[0] / Math.max(state[2], 1e-5)
        : output;
  }

  private double asOutput(int member, double value) {
    double[] state = scale[member];
    return setup.valueNormalisation
        ? (value - state[0] / Math.max(state[2], 1e-5)) / deviation(state)
        : value;
  }

  private void estimate() {
    int samples = batch.samples();
    advantages = new double[members()][samples];
    returns = new double[members()][samples];
    oldValues = new double[members()][samples];
    for (int member = 0; member < members(); member++) {
      for (int sample = samples - 1; sample >= 0; sample--) {
        double v =
            asReturn(member, value(member, batch.observations[sample], batch.states[sample]));
        double next =
            asReturn(
                member, value(member, batch.lastObservations[sample], batch.lastStates[sample]));
        double reward =
            team ? Arrays.stream(batch.rewards[sample]).sum() : batch.rewards[sample][member];
        double delta = reward + (batch.terminated[sample] ? 0 : setup.gamma * next) - v;
        boolean ends = batch.terminated[sample] || batch.truncated[sample];
        boolean last = sample + batch.copies >= samples;
        double rest =
            ends || last
                ? 0
                : setup.gamma * setup.lambda * advantages[member][sample + batch.copies];
        advantages[member][sample] = delta + rest;
        returns[member][sample] = advantages[member][sample] + v;
        oldValues[member][sample] = v;
      }
    }
    if (setup.normalise) {
      normalise();
    }
    if (setup.valueNormalisation) {
      moveScale();
    }
  }

  private boolean counts(int member, int sample) {
    return team || !masked || batch.alive[sample][member];
  }

  /** The mean over all entries that count of the members of the same slot. */
  private double slotMean(
      int member, double[][] numbers, java.util.function.DoubleUnaryOperator of) {
    double sum = 0;
    int count = 0;
    for (int other = 0; other < members(); other++) {
      for (int sample = 0; sample < batch.samples(); sample++) {
        if (criticSlot(other) == criticSlot(member) && counts(other, sample)) {
          sum += of.applyAsDouble(numbers[other][sample]);
          count++;
        }
      }
    }
    return sum / Math.max(count, 1);
  }

  private void normalise() {
    double[][] normalised = new double[members()][batch.samples()];
    for (int member = 0; member < members(); member++) {
      double mean = slotMean(member, advantages, x -> x);
      double deviation = Math.sqrt(slotMean(member, advantages, x -> (x - mean) * (x - mean)));
      for (int sample = 0; sample < batch.samples(); sample++) {
        normalised[member][sample] = (advantages[member][sample] - mean) / (deviation + 1e-5);
      }
    }
    advantages = normalised;
  }

  private void moveScale() {
    for (int member = 0; member < members(); member++) {
      double[] target = {
        slotMean(member, returns, x -> x), slotMean(member, returns, x -> x * x), 1
      };
      for (int i = 0; i < 3; i++) {
        scale[member][i] = 0.99999 * scale[member][i] + 0.00001 * target[i];
      }
    }
  }

  /** The step of some agents' policies; its gradients are taken now. */
  private Runnable policyStep(int[] group, int[] part, boolean everybody) {
    int[] trained = Arrays.stream(group).map(agent -> slots[agent]).distinct().sorted().toArray();
    double[][] gradients = new double[trained.length][];
    double[] norms = new double[trained.length];
    for (int i = 0; i < trained.length; i++) {
      gradients[i] =
          policy.gradient(trained[i], () -> joint ? jointLoss(part) : loss(group, part, everybody));
      norms[i] = PlainWeights.squares(gradients[i]);
    }
    double all = Arrays.stream(norms).sum();
    return () -> {
      for (int i = 0; i < trained.length; i++) {
        double norm = Math.sqrt(joint ? all : norms[i]);
        policy.step(trained[i], gradients[i], norm, setup.clipNorm.orElseThrow());
      }
    };
  }

  private double loss(int[] group, int[] part, boolean everybody) {
    double total = 0;
    for (int agent : group) {
      double share = everybody ? share(agent, part, i -> slots[i], agents()) : 1;
      total -= share * objective(agent, part);
    }
    return total;
  }

  /** The agent's share of the entries of its slot. */
  private double share(int agent, int[] part, java.util.function.IntUnaryOperator slot, int of) {
    double own = 0;
    double all = 0;
    for (int other = 0; other < of; other++) {
      if (slot.applyAsInt(other) == slot.applyAsInt(agent)) {
        double count = count(other, part);
        all += count;
        own = other == agent ? count : own;
      }
    }
    return own / Math.max(all, 1);
  }

  private int count(int agent, int[] part) {
    return (int) Arrays.stream(part).filter(sample -> counts(agent, sample)).count();
  }

  private double mean(int agent, int[] part, IntToDoubleFunction of) {
    double sum = 0;
    int count = 0;
    for (int sample : part) {
      if (!masked || batch.alive[sample][agent]) {
        sum += of.applyAsDouble(sample);
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  private double weight(int agent) {
    return dual.map(learned -> Math.exp(learned.weights[0][0])).orElse(penalty[agent]);
  }

  private Runnable dualStep(PlainWeights learned, int[] part) {
    double slack = 0;
    for (int agent = 0; agent < agents(); agent++) {
      double distance = mean(agent, part, divergenceOf(agent));
      slack += (target - distance) * share(agent, part, other -> 0, agents());
    }
    double[] gradient = {Math.exp(learned.weights[0][0]) * slack};
    return () -> learned.step(0, gradient, Math.abs(gradient[0]), setup.clipNorm.orElseThrow());
  }

  private IntToDoubleFunction divergenceOf(int agent) {
    return sample -> divergence(agent, sample);
  }

  private double objective(int agent, int[] part) {
    return mean(
            agent,
            part,
            sample ->
                clipped(
                    ratio(agent, sample), advantages[team ? 0 : agent][sample] * preceding[sample]))
        + entropy * mean(agent, part, sample -> entropy(agent, sample))
        - weight(agent) * mean(agent, part, divergenceOf(agent));
  }

  private double clipped(double ratio, double advantage) {
    double kept = Math.max(1 - clip, Math.min(1 + clip, ratio));
    return Math.min(ratio * advantage, kept * advantage);
  }

  private double entropy(int agent, int sample) {
    return head.entropy(pi(agent, sample));
  }

  private double divergence(int agent, int sample) {
    return head.divergence(pi(agent, sample), oldPi[agent][sample]);
  }

  private double jointLoss(int[] part) {
    double sum = 0;
    for (int sample : part) {
      double product = 1;
      double entropies = 0;
      for (int agent = 0; agent < agents(); agent++) {
        product *= ratio(agent, sample);
        entropies += entropy(agent, sample) / agents();
      }
      sum += clipped(product, advantages[0][sample]) + entropy * entropies;
    }
    return -sum / part.length;
  }

  private Runnable criticStep(int[] part) {
    double[][] gradients = new double[critic.weights.length][];
    for (int slot = 0; slot < gradients.length; slot++) {
      gradients[slot] = critic.gradient(slot, () -> criticLoss(part));
    }
    Optional<double[]> ofMixer = mixer.map(mixing -> mixing.gradient(0, () -> criticLoss(part)));
    double all =
        Arrays.stream(gradients).mapToDouble(PlainWeights::squares).sum()
            + ofMixer.map(PlainWeights::squares).orElse(0.0);
    double most = setup.clipNorm.orElseThrow();
    return () -> {
      for (int slot = 0; slot < gradients.length; slot++) {
        double norm = Math.sqrt(team ? all : PlainWeights.squares(gradients[slot]));
        critic.step(slot, gradients[slot], norm, most);
      }
      ofMixer.ifPresent(gradient -> mixer.orElseThrow().step(0, gradient, Math.sqrt(all), most));
    };
  }

  private double criticLoss(int[] part) {
    double total = 0;
    for (int member = 0; member < members(); member++) {
      double sum = 0;
      for (int sample : part) {
        sum += counts(member, sample) ? error(member, sample) : 0;
      }
      double share = share(member, part, this::criticSlot, members());
      total += share * sum / Math.max(1, count(member, part));
    }
    return total;
  }

  private double error(int member, int sample) {
    double target = asOutput(member, returns[member][sample]);
    double old = asOutput(member, oldValues[member][sample]);
    double now = value(member, batch.observations[sample], batch.states[sample]);
    double loss = error(target - now);
    if (setup.valueClip.isPresent()) {
      double range = setup.valueClip.get();
      double kept = old + Math.max(-range, Math.min(range, now - old));
      loss = Math.max(loss, error(target - kept));
    }
    return loss;
  }

  private double error(double e) {
    double delta = setup.huber.orElse(Double.MAX_VALUE);
    return Math.abs(e) <= delta ? e * e / 2 : delta * (Math.abs(e) - delta / 2);
  }

  /** KL(new, old) of an agent over the whole batch. */
  double measure(int agent) {
    return mean(
        agent, IntStream.range(0, batch.samples()).toArray(), sample -> divergence(agent, sample));
  }
}
