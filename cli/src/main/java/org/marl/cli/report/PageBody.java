package org.marl.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.marl.cli.report.chart.Numbers;
import org.marl.cli.report.html.Html;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.run.ClaimResult;

/** The sections of the page other than the figures. */
final class PageBody {
  private PageBody() {}

  static void header(Html html, ExperimentPlan plan, RunList runs, List<ClaimResult> claims) {
    html.open("header").element("h1", plan.name());
    for (String paragraph : plan.documentation().strip().split("\n\\s*\n")) {
      if (!paragraph.isBlank()) {
        html.element("p", paragraph.strip(), "class", "documentation");
      }
    }
    long holding = claims.stream().filter(ClaimResult::holds).count();
    String counts =
        runs.counts().entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().word())
            .collect(Collectors.joining(", "));
    html.open("p", "class", "overview");
    html.text((runs.total() == 1 ? "1 run" : runs.total() + " runs") + " (" + counts + ")");
    if (!claims.isEmpty()) {
      html.text(" · " + holding + " of " + claims.size() + " claims hold");
    }
    html.close().close();
  }

  static void claims(Html html, List<ClaimResult> claims) {
    if (claims.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Claims").open("div", "class", "wide");
    html.open("table", "class", "claims");
    head(html, List.of("Result", "Claim", "Detail"));
    html.open("tbody");
    for (ClaimResult claim : claims) {
      html.open("tr", "class", claim.holds() ? "holds" : "fails");
      html.element("td", claim.holds() ? "✓ holds" : "✗ fails");
      html.open("td").element("code", claim.text()).close();
      html.element("td", claim.detail()).close();
    }
    html.close().close().close().close();
  }

  static void table(Html html, ResultTable table) {
    html.open("section").element("h2", table.heading());
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    table.rowAxes().forEach(axis -> html.element("th", axis, "scope", "col"));
    table
        .columns()
        .forEach(column -> html.element("th", column, "scope", "col", "class", "number"));
    html.close().close().open("tbody");
    for (int row = 0; row < table.rows().size(); row++) {
      html.open("tr");
      table.rows().get(row).forEach(label -> html.element("th", label, "scope", "row"));
      for (int column = 0; column < table.columns().size(); column++) {
        html.element(
            "td", table.entry(row, column).map(PageBody::entry).orElse(""), "class", "number");
      }
      html.close();
    }
    html.close().close().close();
    boolean intervals = false;
    for (int row = 0; row < table.rows().size() && !intervals; row++) {
      intervals = table.entry(row, 0).filter(entry -> entry.half().isPresent()).isPresent();
    }
    if (intervals) {
      html.element(
          "p", "Mean over the seeds ± half of the 95 % Student t interval.", "class", "note");
    }
    table.notes().forEach(note -> html.element("p", note, "class", "note"));
    html.close();
  }

  private static String entry(ResultTable.Entry entry) {
    return Numbers.value(entry.mean())
        + entry.half().map(half -> " ± " + Numbers.value(half)).orElse("");
  }

  static void runs(Html html, RunList runs, List<String> axes) {
    html.open("section").element("h2", "Runs").open("details");
    html.element("summary", runs.total() == 1 ? "1 run" : runs.total() + " runs");
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    html.element("th", "Run", "scope", "col").element("th", "Status", "scope", "col");
    axes.forEach(axis -> html.element("th", axis, "scope", "col"));
    html.element("th", Axes.SEED, "scope", "col").close().close().open("tbody");
    for (RunList.Item item : runs.items()) {
      String status = item.status().word().toLowerCase(Locale.ROOT);
      html.open("tr", "class", status);
      html.open("th", "scope", "row").element("code", item.id()).close();
      html.element("td", item.message().map(message -> status + ": " + message).orElse(status));
      axes.forEach(axis -> html.element("td", item.coordinates().getOrDefault(axis, "")));
      html.element("td", item.coordinates().getOrDefault(Axes.SEED, "")).close();
    }
    html.close().close().close();
    runs.note().ifPresent(note -> html.element("p", note, "class", "note"));
    html.close().close();
  }

  static void provenance(Html html, Map<String, String> facts) {
    html.open("section").element("h2", "Provenance").open("dl");
    facts.forEach((name, value) -> html.element("dt", name).element("dd", value));
    html.close().close();
  }

  private static void head(Html html, List<String> columns) {
    html.open("thead").open("tr");
    columns.forEach(column -> html.element("th", column, "scope", "col"));
    html.close().close();
  }
}
