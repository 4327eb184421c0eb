package org.marl.core.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.marl.core.program.Program;

/**
 * DJL's PyTorch engine on one device. Programs are loaded once per process and device, whatever
 * runs use them. Thread-safe.
 */
public final class TensorEngine {
  static final String NAME = "PyTorch";

  /**
   * With the optimising executor, programs that update parameters in place over several epochs stop
   * learning after their second or third call, without any error.
   */
  private static final String GRAPH_OPTIMIZER = "ai.djl.pytorch.graph_optimizer";

  /** One thread per run: on busy cores more of them make small products many times slower. */
  private static final String INTRA_OP_THREADS = "ai.djl.pytorch.num_threads";

  /** Those that forked statements run on; what waits for one of them goes on there. */
  private static final String FORK_THREADS = "ai.djl.pytorch.num_interop_threads";

  /** Usage statistics would need the network. */
  private static final String OPT_OUT = "OPT_OUT_TRACKING";

  private static final Map<Device, TensorEngine> ENGINES = new ConcurrentHashMap<>();

  /** Processors for each run, as the first use says; 0 before it. */
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final Device device;
  private final Map<String, CompiledProgram> programs = new ConcurrentHashMap<>();

  private TensorEngine(Device device) {
    this.device = device;
  }

  /**
   * The engine on a device.
   *
   * @throws DeviceException if there is no such device here
   */
  public static TensorEngine on(ComputeDevice wanted) {
    Engine engine = Start.engine();
    int gpus = engine.getGpuCount();
    if (wanted == ComputeDevice.GPU && gpus == 0) {
      throw new DeviceException(
          "no GPU can be used here: PyTorch "
              + engine.getVersion()
              + " finds none; run with `--device cpu`, or set PYTORCH_LIBRARY_PATH to a PyTorch of"
              + " this version that was built for CUDA");
    }
    boolean gpu = wanted == ComputeDevice.GPU || (wanted == ComputeDevice.AUTO && gpus > 0);
    return ENGINES.computeIfAbsent(gpu ? Device.gpu() : Device.cpu(), TensorEngine::new);
  }

  /**
   * The engine on a device, with more threads than one if it is the first use of it in this
   * process.
   *
   * @param threads of a run on the CPU. From two on, forked statements of programs run beside the
   *     others, and each side has half of them for one operation, which pays for large tensors
   * @throws DeviceException if there is no such device here
   */
  public static TensorEngine on(ComputeDevice wanted, int threads) {
    if (THREADS.compareAndSet(0, threads)) {
      setUnlessGiven(INTRA_OP_THREADS, Math.max(1, threads / 2));
    }
    return on(wanted);
  }

  private static void setUnlessGiven(String property, int number) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(number));
    }
  }

  /** Can statements run beside others? */
  public boolean hasThreadToSpare() {
    return THREADS.get() > 1;
  }

  /** What computes here, for {@code run.json}. */
  public EngineDescription description() {
    return new EngineDescription(deviceName(), Math.max(1, THREADS.get()), version());
  }

  /** The version of PyTorch. */
  public static String version() {
    return Start.engine().getVersion();
  }

  /** How the device is called in {@code run.json}: {@code cpu} or {@code gpu}. */
  public String deviceName() {
    return device.getDeviceType();
  }

  /** The owner of tensors on this device; whoever asks closes it. */
  public NDManager newManager() {
    ThreadCount.takeOver(NAME);
    return NDManager.newBaseManager(device, NAME);
  }

  /** The program, ready to be called. */
  public CompiledProgram load(Program program) {
    return programs.computeIfAbsent(
        program.digest(), digest -> CompiledProgram.load(program, device));
  }

  /** Starts the engine on a thread of its own: DJL switches gradients off where it is started. */
  private static final class Start {
    private static volatile Optional<Engine> engine = Optional.empty();

    static Engine engine() {
      return engine.orElseGet(Start::start);
    }

    private static synchronized Engine start() {
      if (engine.isEmpty()) {
        System.setProperty(GRAPH_OPTIMIZER, "false");
        System.setProperty(OPT_OUT, "true");
        setUnlessGiven(INTRA_OP_THREADS, 1);
        setUnlessGiven(FORK_THREADS, 2);
        engine = Optional.of(onOwnThread());
      }
      return engine.get();
    }

    private static Engine onOwnThread() {
      Engine[] started = new Engine[1];
      Throwable[] failure = new Throwable[1];
      Thread thread = new Thread(() -> started[0] = Engine.getEngine(NAME), "tensor-engine");
      thread.setUncaughtExceptionHandler((dead, e) -> failure[0] = e);
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted while PyTorch was starting", e);
      }
      if (failure[0] != null) {
        throw new DeviceException(
            "PyTorch cannot be started: " + failure[0].getMessage(), failure[0]);
      }
      return started[0];
    }
  }
}
