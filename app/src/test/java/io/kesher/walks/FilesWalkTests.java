package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.kesher.KesherTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files are put with a customer, looked at, named, deleted and taken back. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesWalkTests {
  private static final String PDF =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj"
          + " 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj trailer<</Root 1 0 R>>\n%%EOF";
  private static final String DROP =
      """
      ([tray, name, type, bytes]) => {
        const files = new DataTransfer();
        const raw = Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0));
        files.items.add(new File([raw], name, { type }));
        document.querySelector(tray).dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
      }
      """;

  @LocalServerPort int port;
  @Autowired DSLContext database;

  private final Chromium chromium = new Chromium();

  private String customer = "";

  @BeforeEach
  void somebody() {
    customer =
        "/customers/"
            + database
                .insertInto(CUSTOMER)
                .set(CUSTOMER.NAME, "דנה כהן")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1();
  }

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void filesAreDroppedLookedAtNamedDeletedAndTakenBack() throws IOException {
    try (var visit = chromium.visit(port, "he", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.page;
      visit.look(customer, "files-empty");
      drop(page, "פוליסה 2026.pdf", "application/pdf", PDF.getBytes(ISO_8859_1));
      assertThat(page.locator("#files .files__name")).hasText("פוליסה 2026.pdf");
      drop(page, "תמונה של הנזק.png", "image/png", photo());
      assertThat(page.locator("#files .files__row")).hasCount(2);
      drop(page, "tikun.exe", "application/pdf", "MZ and more".getBytes(ISO_8859_1));
      assertThat(page.locator("#toasts [role=alert]")).containsText("תוכנה");
      assertThat(page.locator("#files .files__row")).hasCount(2);
      visit.picture("files");
      page.locator("#toasts [data-close]").first().click();

      page.locator("#files .files__name").first().click();
      assertThat(page.locator(".file__picture")).isVisible();
      visit.picture("file-image");
      page.locator("#f-name").fill("נזק לרכב");
      page.locator("#f-note").fill("צולם אצל השמאי");
      page.locator("main form button.button--main").click();
      assertThat(page.locator("h1")).containsText("נזק לרכב.png");

      page.navigate(customer);
      page.locator("#files form[action$='/removal'] button").first().click();
      assertThat(page.locator("#files .files__row")).hasCount(1);
      visit.picture("files-undo");
      page.locator("#toasts form button").first().click();
      assertThat(page.locator("#files .files__row")).hasCount(2);
      assertThat(page.locator("#timeline")).containsText("צורף קובץ");
    }
  }

  @Test
  void onAPhoneAFileIsChosenAndTheCustomerFoundByIt() throws IOException {
    try (var visit = chromium.visit(port, "en", ColorScheme.DARK, 390).signIn()) {
      var page = visit.page;
      page.navigate(customer + "/files");
      page.locator("#files input[type=file]")
          .setInputFiles(
              new FilePayload[] {
                new FilePayload("Odometer.png", "image/png", photo()),
                new FilePayload("letter.txt", "text/plain", "hello".getBytes(ISO_8859_1))
              });
      assertThat(page.locator("#files .files__row")).hasCount(2);
      visit.picture("files-phone");
      page.getByText("Odometer.png").click();
      assertThat(page.locator(".file__picture")).isVisible();
      visit.picture("file-phone");
      page.keyboard().press("Control+k");
      page.locator(".palette__input").fill("odometer");
      assertThat(page.locator(".palette__item").first()).containsText("דנה כהן");
      assertThat(page.locator(".palette__item").first()).containsText("File: Odometer.png");
      visit.picture("files-found");
      visit.look("/settings", "files-settings");
    }
  }

  private static void drop(Page page, String name, String type, byte[] bytes) {
    page.locator("file-tray:defined").waitFor();
    page.evaluate(
        DROP, new String[] {"file-tray", name, type, Base64.getEncoder().encodeToString(bytes)});
  }

  private static byte[] photo() throws IOException {
    var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
    var brush = image.createGraphics();
    brush.setColor(new Color(0x2850cf));
    brush.fillRect(0, 0, 900, 600);
    brush.setColor(Color.ORANGE);
    brush.fillOval(250, 150, 300, 300);
    brush.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
