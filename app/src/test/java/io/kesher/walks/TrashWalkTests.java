package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.kesher.KesherTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody is deleted, comes back, is put back as they were, and is erased in the end. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrashWalkTests {
  private static final Pattern SHOWN = Pattern.compile(".*/customers/[0-9]+$");
  private static final String UNDO = "#toasts [data-undo]";

  @LocalServerPort int port;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void whoIsDeletedComesBackAndWhoIsErasedDoesNot() {
    String dana;
    try (var desk = chromium.visit(port, "he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.open("/customers/new");
      desk.page.locator("#f-name").fill("דנה לוי");
      desk.page.locator("main input[type=tel]").first().fill("050-234-5678");
      dana = save(desk);
      desk.picture("customer-to-delete");

      delete(desk, dana);
      desk.page.locator(UNDO).waitFor();
      desk.picture("customer-deleted");
      desk.page.locator("body").press("u");
      desk.arrive("**" + dana);

      delete(desk, dana);
      desk.look(dana, "customer-in-trash");
      desk.look("/trash", "trash");
      desk.page.locator("main input[type=checkbox]").first().check();
      desk.page.locator("main .form__actions > button").first().click();
      desk.arrive("**/trash");
      desk.picture("trash-empty");

      changePhone(desk, dana);
      desk.open(dana + "/edit");
      desk.page.locator("header a[href$='/changes']").click();
      assertThat(desk.page.locator("#history:popover-open")).containsText("050-234-5678");
      desk.picture("customer-edit-history");
      desk.open(dana);
      desk.page.locator("a.history[href$='contactPoints']").click();
      assertThat(desk.page.locator("#history:popover-open .change")).hasCount(1);
      desk.picture("customer-history");
      desk.page.locator("#history .change button").click();
      desk.arrive("**" + dana);
      assertThat(desk.page.locator(".point__value").first()).containsText("050-234-5678");
    }
    try (var phone = chromium.visit(port, "en", ColorScheme.DARK, 390).signIn()) {
      phone.look(dana, "customer-history-closed");
      phone.page.locator("a.history[href$='contactPoints']").click();
      phone.page.locator("#history:popover-open").waitFor();
      phone.picture("customer-history");
      phone.look(dana + "/changes", "customer-changes");
      delete(phone, dana);
      phone.page.locator(UNDO).waitFor();
      phone.picture("customer-deleted");
      phone.look("/trash", "trash");
      phone.look(dana, "customer-in-trash");
      phone.page.locator("main a[href$='/erasure']").click();
      phone.page.locator("#f-ground").selectOption("REQUEST");
      phone.page.locator("#f-confirmation").fill("somebody else");
      phone.page.locator("main form button").click();
      assertThat(phone.page.locator("#n-confirmation")).isVisible();
      phone.picture("erasure");
      phone.page.locator("#f-confirmation").fill("דנה לוי");
      phone.page.locator("main form button").click();
      phone.arrive("**/erasures");
      phone.picture("erasures");
      Assertions.assertThat(phone.page.request().get(dana).status()).isEqualTo(404);
    }
  }

  @Test
  void anAgreementWithItsFileAndATaskAreDeletedAndComeBackFromTheirShelves() {
    try (var desk = chromium.visit(port, "he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.open("/customers/new");
      desk.page.locator("#f-name").fill("אבי ביטון");
      var customer = save(desk);
      desk.open(customer + "/agreements/new");
      desk.page.locator("#f-number").fill("31-20045");
      desk.page.locator("main form button.button--main").click();
      desk.arrive("**/agreements/*");
      var agreement = URI.create(desk.page.url()).getPath();
      desk.page
          .locator("#files input[type=file]")
          .setInputFiles(new FilePayload("פוליסה.txt", "text/plain", "policy".getBytes(UTF_8)));
      assertThat(desk.page.locator("#files .files__name")).hasText("פוליסה.txt");
      desk.picture("agreement-file");
      desk.page.locator("#files form[action*='/removal'] button").click();
      assertThat(desk.page.locator("#files .files__name")).hasCount(0);
      desk.page.locator("#toasts [data-undo]").click();
      assertThat(desk.page.locator("#files .files__name")).hasCount(1);

      desk.page.locator("header form[action$='/removal'] button").click();
      desk.arrive("**" + customer);
      desk.picture("agreement-deleted");
      desk.page.locator(UNDO).click();
      desk.arrive("**" + agreement);
      desk.page.locator("header form[action$='/removal'] button").click();
      desk.arrive("**" + customer);
      desk.look("/trash/agreement", "trash-agreements");
      desk.page.locator("main form[action$='/restoration'] button").click();
      desk.arrive("**" + agreement);
    }
    try (var phone = chromium.visit(port, "en", ColorScheme.DARK, 390).signIn()) {
      phone.open("/tasks/new");
      phone.page.locator("#f-title").fill("Call Avi");
      phone.page.locator("main form button.button--main").click();
      phone.arrive(Pattern.compile(".*/tasks/[0-9]+$"));
      phone.picture("task-to-delete");
      phone.page.locator("header form[action$='/removal'] button").click();
      phone.arrive("**/tasks");
      phone.page.locator(UNDO).waitFor();
      phone.look("/trash/task", "trash-tasks");
      phone.page.locator("main form[action$='/restoration'] button").click();
      phone.arrive(Pattern.compile(".*/tasks/[0-9]+$"));
      phone.look("/trash/file", "trash-files");
    }
  }

  private static void changePhone(Visit desk, String path) {
    desk.open(path + "/edit");
    desk.page.locator("main input[type=tel]").first().fill("050-234-5679");
    desk.page.locator("main form button.button--main").click();
    desk.arrive("**" + path);
    desk.page.locator(UNDO).waitFor();
  }

  private static void delete(Visit desk, String path) {
    desk.open(path);
    desk.page.locator("form[action$='/removal'] button").first().click();
    desk.arrive("**/customers");
  }

  /** The address of the customer who was saved. */
  private static String save(Visit desk) {
    desk.page.locator("main form button.button--main").click();
    desk.arrive(SHOWN);
    return URI.create(desk.page.url()).getPath();
  }
}
