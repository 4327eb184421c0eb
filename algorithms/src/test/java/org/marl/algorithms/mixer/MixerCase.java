package org.marl.algorithms.mixer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.marl.algorithms.network.Weight;
import org.marl.algorithms.torch.TorchCases;

/** Weights of a monotonic mixer as PyTorch names them, in the order of our layout. */
public final class MixerCase {
  private static final Map<String, String> NAMES =
      Map.of(
          "mixing_hidden", "hyper_w_1.0",
          "mixing_output", "hyper_w_1.2",
          "last_hidden", "hyper_w_final.0",
          "last_output", "hyper_w_final.2",
          "offset", "hyper_b_1",
          "own_hidden", "V.0",
          "own_output", "V.2");

  private MixerCase() {}

  /** The mixer whose weights are given. */
  public static Mixer mixer(JsonNode weights, int agents) {
    int embed = weights.get("hyper_b_1.weight").size();
    boolean deep = weights.has("hyper_w_1.2.weight");
    int state = weights.get("hyper_b_1.weight").get(0).size();
    int hidden = deep ? weights.get("hyper_w_1.0.weight").size() : 1;
    return new MonotonicMixer(new MonotonicConfig(embed, deep ? 2 : 1, hidden), agents, state);
  }

  /** The numbers of a state dictionary, one weight after the other, {@code [inputs, outputs]}. */
  public static float[] flat(Mixer mixer, JsonNode weights) {
    float[] flat = new float[mixer.layout().orElseThrow().width()];
    int next = 0;
    for (Weight weight : mixer.layout().orElseThrow().weights()) {
      float[] numbers = TorchCases.floats(weights.get(name(weight.name(), weights)));
      for (int row = 0; row < weight.rows(); row++) {
        for (int column = 0; column < weight.columns(); column++) {
          flat[next++] = numbers[column * weight.rows() + row];
        }
      }
    }
    return flat;
  }

  private static String name(String own, JsonNode weights) {
    int dot = own.indexOf('.');
    String module = NAMES.get(own.substring(0, dot));
    String parameter = own.substring(dot);
    return weights.has(module + parameter)
        ? module + parameter
        : module.substring(0, module.lastIndexOf('.')) + parameter;
  }
}
