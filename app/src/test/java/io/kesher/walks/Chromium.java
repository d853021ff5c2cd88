package io.kesher.walks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The browser of the system, with nobody before it yet. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(
                      Path.of(
                          Objects.requireNonNullElse(
                              System.getenv("KESHER_CHROMIUM"), "/usr/bin/chromium")))
                  .setArgs(
                      List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));

  /**
   * Somebody at a window of this width, not signed in yet.
   *
   * @param language {@code he} or {@code en}
   * @param port where the product listens
   */
  Visit visit(int port, String language, ColorScheme theme, int width) {
    return new Visit(browser, "http://localhost:" + port, language, theme, width, false);
  }

  /** Somebody with a telephone in their hand, not signed in yet. */
  Visit telephone(int port, String language, ColorScheme theme) {
    return new Visit(browser, "http://localhost:" + port, language, theme, 390, true);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
