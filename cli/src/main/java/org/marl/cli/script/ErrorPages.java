package org.marl.cli.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marl.cli.command.UsageException;
import org.marl.dsl.diagnostic.Code;

/**
 * The pages of the codes: the sections of {@code docs/errors.md}, which the build puts into the
 * jar.
 */
final class ErrorPages {
  private static final String RESOURCE = "errors.md";
  private static final String HEADING = "## ";

  private ErrorPages() {}

  /**
   * The page of a code.
   *
   * @param id such as {@code MARL-N001}
   * @throws UsageException if there is no such code
   */
  static List<String> page(String id) {
    List<String> ids = Arrays.stream(Code.values()).map(Code::id).toList();
    if (!ids.contains(id)) {
      throw UsageException.unknown("code", id, ids);
    }
    List<String> page = new ArrayList<>();
    for (String line : document()) {
      boolean heading = line.startsWith(HEADING);
      if (heading && !page.isEmpty()) {
        break;
      }
      if (!page.isEmpty() || (heading && line.contains(id))) {
        page.add(line);
      }
    }
    if (page.isEmpty()) {
      throw new IllegalStateException(RESOURCE + " has no page of " + id);
    }
    while (page.get(page.size() - 1).isBlank()) {
      page.remove(page.size() - 1);
    }
    return page;
  }

  private static List<String> document() {
    InputStream resource = ErrorPages.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("no resource " + RESOURCE);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
