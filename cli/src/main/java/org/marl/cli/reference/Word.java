package org.marl.cli.reference;

import java.util.List;

/** Something that scripts can name. */
interface Word {

  /** What it is, in one word: {@code algorithm}, {@code optimizer}, {@code quantity}. */
  String kind();

  String name();

  /** One sentence. */
  String summary();

  /** Everything about it, as lines of at most the width where they can be broken. */
  List<String> description(int width);
}
