package org.marl.algorithms.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.marl.core.plan.Game;

/** One column per agent and action: {@code pi(alice, u0)}. */
public final class TableColumns implements Columns {
  private final List<String> names = new ArrayList<>();
  private final Supplier<double[][][]> table;

  /**
   * @param name what the table is
   * @param table {@code [agent][state][action]} of one state, asked for at every record point
   */
  public TableColumns(String name, Game game, Supplier<double[][][]> table) {
    this.table = table;
    for (int agent = 0; agent < game.agentCount(); agent++) {
      for (String action : game.actions().get(agent)) {
        names.add(name + "(" + game.agents().get(agent) + ", " + action + ")");
      }
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void write(double[] values, int from) {
    int at = from;
    for (double[][] rows : table.get()) {
      System.arraycopy(rows[0], 0, values, at, rows[0].length);
      at += rows[0].length;
    }
  }
}
