package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The office asks something of its own, and it is there wherever a customer is. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomFieldWalkTests {
  private static final Pattern SHOWN = Pattern.compile(".*/customers/[0-9]+$");

  @LocalServerPort int port;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void aFieldIsDescribedFilledFoundAndRenamed() {
    String customer;
    try (var desk = chromium.visit(port, "he", ColorScheme.LIGHT, 1440).signIn()) {
      describe(desk, "סניף", "CHOICE", "צפון | North\nדרום | South\nמרכז");
      describe(desk, "תחביבים", "MULTI_CHOICE", "ים\nמוזיקה\nבישול");
      describe(desk, "הערת בוקר", "TEXT", "");
      describe(desk, "סניף", "TEXT", "");
      assertThat(desk.page.locator("#n-nameHe")).isVisible();
      desk.picture("custom-field-taken");
      desk.look("/settings#custom-fields", "custom-fields");
      desk.page.locator("#custom-fields button[value='1']").first().click();
      assertThat(desk.page.locator("#custom-fields .line").first()).containsText("תחביבים");
    }
    try (var phone = chromium.visit(port, "he", ColorScheme.LIGHT, 390).signIn()) {
      phone.open("/customers/new");
      phone.page.locator("#f-name").fill("דנה לוי");
      phone.page.locator("select[name='custom.field']").selectOption("north");
      phone.page.locator("input[name='custom.field_2.c']").check();
      phone.page.locator("input[name='custom.field_3']").fill("מתעוררת מוקדם");
      phone.picture("custom-filled");
      phone.page.locator("main form button.button--main").click();
      phone.arrive(SHOWN);
      customer = URI.create(phone.page.url()).getPath();
      assertThat(phone.page.locator(".record")).containsText("צפון");
      phone.page.locator(".record .pairs").first().scrollIntoViewIfNeeded();
      phone.picture("custom-shown");
      phone.open("/palette?q=" + "מוקדם");
      assertThat(phone.page.locator("body")).containsText("דנה לוי");
    }
    try (var dark = chromium.visit(port, "en", ColorScheme.DARK, 1440).signIn()) {
      dark.open("/settings/custom-fields/field");
      dark.page.locator("#f-nameEn").fill("Branch");
      dark.picture("custom-field");
      dark.page.locator("main form button.button--main").click();
      dark.arrive("**/settings**");
      dark.open(customer);
      assertThat(dark.page.locator(".record")).containsText("Branch");
      assertThat(dark.page.locator(".record")).containsText("North");
      dark.look(customer + "/edit", "custom-edit");
    }
    try (var phone = chromium.visit(port, "he", ColorScheme.DARK, 390).signIn()) {
      phone.look("/settings/custom-fields/field", "custom-field");
      phone.look("/settings#custom-fields", "custom-fields");
    }
  }

  private static void describe(Visit desk, String name, String type, String choices) {
    desk.open("/settings/custom-fields/new");
    desk.page.locator("#f-nameHe").fill(name);
    desk.page.locator("#f-type").selectOption(type);
    desk.page.locator("#f-more").fill(choices);
    desk.page.locator("main form button.button--main").click();
    desk.page.waitForLoadState();
  }
}
