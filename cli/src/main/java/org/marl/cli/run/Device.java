package org.marl.cli.run;

/** What runs compute on. */
enum Device {
  /** The best that the engines of the experiment can use. */
  AUTO,
  CPU,
  GPU
}
