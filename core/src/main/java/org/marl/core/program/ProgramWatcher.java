package org.marl.core.program;

/** Sees what is written into a program. */
interface ProgramWatcher {

  /** A new name has the value of an expression. */
  void written(String name, String expression);

  /** A name has been given a new value, perhaps in a loop whose beginning has read it already. */
  void assigned(String name, String expression);

  /** A call has been written for its effect. */
  void called(String call);
}
