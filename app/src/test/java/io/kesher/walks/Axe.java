package io.kesher.walks;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe finds against a page: contrast, names, roles, order of headings, and the like. */
final class Axe {
  private static final String SCRIPT = script();

  private static final String RUN =
      """
      async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
        .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.html).slice(0, 3).join(" | ")}`)
      """;

  private Axe() {}

  /**
   * Puts it into each page that is opened from now on; a page that is there already goes without.
   */
  static void into(BrowserContext context) {
    context.addInitScript(SCRIPT);
  }

  /** Each violation with the first places where it was found. */
  static List<?> violations(Page page) {
    return (List<?>) page.evaluate(RUN);
  }

  private static String script() {
    try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
