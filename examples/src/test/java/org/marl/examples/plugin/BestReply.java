package org.marl.examples.plugin;

import jakarta.inject.Inject;
import java.util.List;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Schedule;
import org.marl.core.run.Recorder;
import org.marl.core.run.Run;

/** Best replies in turn, from the first action of every agent. */
final class BestReply implements Run {
  private final MatrixGame game;
  private final Schedule schedule;
  private final BestReplyConfig config;
  private final int[] joint;
  private int turn;

  @Inject
  BestReply(MatrixGame game, Schedule schedule, BestReplyConfig config) {
    this.game = game;
    this.schedule = schedule;
    this.config = config;
    this.joint = new int[game.agentCount()];
  }

  @Override
  public void execute(Recorder recorder) {
    recorder.columns(List.of("value"));
    recorder.record(0, new double[] {reward()});
    for (long step = 1; step <= schedule.length() && !recorder.cancelled(); step++) {
      for (int reply = 0; reply < config.replies(); reply++) {
        reply(turn);
        turn = (turn + 1) % joint.length;
      }
      recorder.record(step, new double[] {reward()});
    }
  }

  private void reply(int agent) {
    int best = joint[agent];
    double highest = reward();
    for (int action = 0; action < game.actions().get(agent).size(); action++) {
      joint[agent] = action;
      if (reward() > highest) {
        best = action;
        highest = reward();
      }
    }
    joint[agent] = best;
  }

  /** Tables are row-major, the first agent outermost. */
  private double reward() {
    int index = 0;
    for (int agent = 0; agent < joint.length; agent++) {
      index = index * game.actions().get(agent).size() + joint[agent];
    }
    return game.reward()[index];
  }
}
