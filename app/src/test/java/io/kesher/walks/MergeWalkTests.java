package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.customers.Duplicates;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One customer written down twice, and what becomes of it. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeWalkTests {
  private static final Pattern SHOWN = Pattern.compile(".*/customers/[0-9]+$");

  @LocalServerPort int port;
  @Autowired Duplicates duplicates;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void whoIsWrittenDownTwiceIsNoticedMergedAndTakenApartAgain() {
    try (var desk = chromium.visit(port, "he", ColorScheme.LIGHT, 1440).signIn()) {
      write(desk);
      String first = save(desk);

      write(desk);
      assertThat(desk.page.locator("#likely a")).hasText("דנה לוי");
      desk.picture("customer-known");
      desk.page.locator("main form button.button--main").click();
      desk.page.locator("#likely input[type=checkbox]").check();
      String second = save(desk);

      while (duplicates.compare()) {
        // the next of those who are new
      }
      desk.look("/duplicates", "duplicates");
      desk.page.locator(".duplicate a.button").click();
      desk.arrive("**/customers/merging*");
      desk.picture("merging");
      desk.page.locator("main form button.button--main").click();
      desk.arrive(SHOWN);
      desk.picture("merged");
      desk.open(second);
      assertThat(desk.page).hasURL(ending(first));

      desk.page.locator("#merged button").click();
      desk.arrive("**" + second);
      desk.open(first);
      assertThat(desk.page).hasURL(ending(first));
    }
    try (var phone = chromium.visit(port, "en", ColorScheme.DARK, 390).signIn()) {
      while (duplicates.compare()) {
        // those who have come apart are looked at again
      }
      phone.look("/duplicates", "duplicates");
    }
  }

  private static Pattern ending(String path) {
    return Pattern.compile(".*" + path + "$");
  }

  private static void write(Visit desk) {
    desk.open("/customers/new");
    desk.page.locator("#f-name").fill("דנה לוי");
    desk.page.locator("main input[type=tel]").first().fill("050-234-5678");
  }

  /** The address of the customer who was saved. */
  private static String save(Visit desk) {
    desk.page.locator("main form button.button--main").click();
    desk.arrive(SHOWN);
    return URI.create(desk.page.url()).getPath();
  }
}
