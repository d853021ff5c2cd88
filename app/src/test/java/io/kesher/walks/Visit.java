package io.kesher.walks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.kesher.TestOffice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One person at one screen. Notes every error that the browser's console tells, and what would shut
 * somebody out of the pages they look at.
 */
final class Visit implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "pictures");

  /**
   * How many cells of tables have left their columns; on a phone some tables are lists of cards.
   */
  private static final String STACKED =
      """
      [...document.querySelectorAll("td, th")].filter((cell) => getComputedStyle(cell).display != "table-cell"
        && !(innerWidth <= 720 && cell.closest(".table--cards")) && cell.checkVisibility()).length\
      """;

  private final BrowserContext context;
  private final String name;
  private final String language;
  private final List<String> errors = new ArrayList<>();
  private final List<String> barriers = new ArrayList<>();
  final Page page;

  Visit(
      Browser browser,
      String address,
      String language,
      ColorScheme theme,
      int width,
      boolean touched) {
    this.language = language;
    this.name = language + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(language.equals("he") ? "he-IL" : "en-US")
                .setColorScheme(theme)
                .setHasTouch(touched)
                .setViewportSize(width, 900));
    Axe.into(context);
    this.page = context.newPage();
    page.onConsoleMessage(message -> {
      // a form that is shown again with what is wrong in it is no error, nor is what a browser asks
      // of every place by itself
      if (message.type().equals("error")
          && !message.text().matches(".*status of (409|422).*")
          && !message.location().contains("/favicon.ico")) {
        errors.add(message.text() + " " + message.location());
      }
    });
    page.onPageError(errors::add);
  }

  Visit signIn() {
    return signInAs(TestOffice.EMAIL);
  }

  Visit signInAs(String email) {
    page.navigate("/sign-in");
    page.locator("input[name=email]").fill(email);
    page.locator("input[name=passphrase]").fill(TestOffice.PASSPHRASE);
    page.locator("input[name=passphrase]").press("Enter");
    page.locator(".page__body").first().waitFor();
    if (!page.locator("html").getAttribute("lang").equals(language)) {
      page.locator("form[action='/me/language'] button").first().dispatchEvent("click");
      page.locator("html[lang=" + language + "]").waitFor();
    }
    return this;
  }

  Visit open(String path) {
    page.navigate(path);
    return ready();
  }

  /** Waits until every part of the page hears keys and clicks. */
  Visit ready() {
    page.locator(":not(:defined)")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    return this;
  }

  /** Waits until the page of this address is there, and hears keys and clicks. */
  Visit arrive(String address) {
    page.waitForURL(address);
    return ready();
  }

  Visit arrive(Pattern address) {
    page.waitForURL(address);
    return ready();
  }

  Visit arrive(Predicate<String> address) {
    page.waitForURL(address);
    return ready();
  }

  /** Opens a page, keeps a picture of it, and sees that nothing sticks out. */
  Visit look(String path, String picture) {
    return open(path).picture(picture);
  }

  boolean isHebrew() {
    return language.equals("he");
  }

  /** Keeps a picture, and looks no further. */
  Visit photograph(String picture) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + "-" + name + ".png")));
    return this;
  }

  Visit picture(String picture) {
    photograph(picture);
    assertThat(page.locator("html").getAttribute("dir"))
        .isEqualTo(language.equals("he") ? "rtl" : "ltr");
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("%s is wider than the window", picture)
        .isEqualTo(0);
    assertThat(page.evaluate(STACKED)).as("cells of %s out of their columns", picture).isEqualTo(0);
    Axe.violations(page).forEach(violation -> barriers.add(picture + ": " + violation));
    return this;
  }

  @Override
  public void close() {
    context.close();
    assertThat(errors).as("what the console tells of %s", name).isEmpty();
    assertThat(barriers).as("what axe finds in %s", name).isEmpty();
  }
}
