package org.marl.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link of a Markdown page to a file of the repository.
 *
 * @param page where it stands
 * @param target the file
 */
record MarkdownLink(Path page, Path target) {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)\\s]*)?\\)");

  /** Links within the page and to the web are left out. */
  static List<MarkdownLink> in(Path page) throws IOException {
    List<MarkdownLink> links = new ArrayList<>();
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      links.add(new MarkdownLink(page, page.resolveSibling(link.group(1)).normalize()));
    }
    return links;
  }

  @Override
  public String toString() {
    return page.getFileName() + " -> " + target;
  }
}
