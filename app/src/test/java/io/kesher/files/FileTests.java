package io.kesher.files;

import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.files.Tables.FILE;
import static io.kesher.db.files.Tables.PIECE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.Merges;
import io.kesher.files.FileEdits.Edit;
import io.kesher.values.Sha256;
import io.kesher.web.Refusal;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KesherTest
@ForTheOffice
class FileTests {
  @LocalServerPort int port;
  @Autowired DSLContext database;
  @Autowired Intake intake;
  @Autowired Files files;
  @Autowired FileEdits edits;
  @Autowired FileContent content;
  @Autowired Allowances allowances;
  @Autowired CustomerSearch search;
  @Autowired Merges merges;
  @Autowired TestClock clock;

  private CustomerId customer = new CustomerId(0);

  @BeforeEach
  void somebody() {
    customer = customer("דנה כהן");
  }

  @AfterEach
  void asBefore() {
    clock.reset();
    allowances.change(new Allowance(25 << 20, 500 << 20, 500));
  }

  @Test
  void whatIsTakenInComesOutAgainByteForByte() throws Exception {
    var bytes = new byte[2 * FileContent.PIECE_BYTES + 12_345];
    new Random(7).nextBytes(bytes);
    var file = take("scan.bin", bytes);
    assertThat(file.bytes()).isEqualTo(bytes.length);
    assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(bytes)));
    assertThat(database.fetchCount(PIECE, PIECE.FILE_ID.eq(file.id()))).isEqualTo(3);

    var whole = get(file, "Accept", "*/*");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(bytes);
    var part = get(file, "Range", "bytes=1048570-1048579");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1_048_570, 1_048_580));
    assertThat(part.headers().firstValue("Content-Range"))
        .hasValue("bytes 1048570-1048579/" + bytes.length);
    assertThat(get(file, "Range", "bytes=" + bytes.length + "-").statusCode()).isEqualTo(416);
    assertThat(get(file, "Range", "bytes=9-1").statusCode()).isEqualTo(200);
    assertThat(get(file, "If-None-Match", "\"" + file.sha256() + "\"").statusCode()).isEqualTo(304);
  }

  @Test
  void whatIsHandedOutIsSavedAndNeverRun() throws Exception {
    var page = take("פוליסה של דנה.html", "<html><script>alert(1)</script>".getBytes(UTF_8));
    var headers = get(page, "Accept", "*/*").headers();
    assertThat(headers.firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
    assertThat(headers.firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;")
        .contains("filename*=UTF-8''%D7%A4%D7%95");
    assertThat(
            database.fetchExists(
                ENTRY,
                ENTRY.VERB.eq("export"),
                ENTRY.WHAT.eq("file"),
                ENTRY.CUSTOMERS.contains(new Long[] {customer.value()})))
        .isTrue();
  }

  @Test
  void whatIsDamagedOrMissingIsSaidAndNotHandedOut() throws Exception {
    var file = take("a.txt", "as it was".getBytes(UTF_8));
    database
        .update(PIECE)
        .set(PIECE.BYTES, "as it wás".getBytes(UTF_8))
        .where(PIECE.FILE_ID.eq(file.id()))
        .execute();
    assertThat(get(file, "Accept", "*/*").statusCode()).isEqualTo(410);
    assertThat(content.isSound(file)).isFalse();
    database.deleteFrom(PIECE).where(PIECE.FILE_ID.eq(file.id())).execute();
    assertThat(get(file, "Accept", "*/*").statusCode()).isEqualTo(410);
  }

  @Test
  void anImageIsShownDrawnAnew() throws Exception {
    var image = new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_RGB);
    image.setRGB(5, 5, Color.RED.getRGB());
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    var file = take("photo.png", bytes.toByteArray());
    assertThat(file.pictured()).isTrue();
    var small = ImageIO.read(stream(files.picture(customer, file.id(), false).orElseThrow()));
    assertThat(small.getWidth()).isEqualTo(160);
    assertThat(small.getHeight()).isEqualTo(80);
    var large = ImageIO.read(stream(files.picture(customer, file.id(), true).orElseThrow()));
    assertThat(large.getWidth()).isEqualTo(1400);

    var spoilt = java.util.Arrays.copyOf(bytes.toByteArray(), 60);
    assertThat(take("spoilt.png", spoilt).pictured()).isFalse();
  }

  @Test
  void theOfficeSaysHowMuchMayLieThere() {
    allowances.change(new Allowance(1 << 20, 1 << 20, 2));
    refused("files.refusal.too-large", () -> take("a.bin", new byte[(1 << 20) + 1]));
    take("a.bin", new byte[700_000]);
    refused("files.refusal.full", () -> take("b.bin", new byte[700_000]));
    take("b.bin", new byte[7]);
    refused("files.refusal.too-many", () -> take("c.bin", new byte[7]));
    assertThat(database.fetchCount(FILE, FILE.CUSTOMER_ID.eq(customer.value()))).isEqualTo(2);
  }

  @Test
  void aNewNameKeepsItsEndAndWhoeverIsLateIsTold() {
    var file = take("a.txt", "text".getBytes(UTF_8));
    var done = edits.change(customer, file.id(), 1, new FileDraft("הצעה: לרכב", " for the car "));
    assertThat(done)
        .isInstanceOfSatisfying(
            Edit.Done.class,
            edit -> {
              assertThat(edit.file().name().value()).isEqualTo("הצעה_ לרכב.txt");
              assertThat(edit.file().note()).isEqualTo("for the car");
            });
    assertThat(edits.change(customer, file.id(), 1, new FileDraft("other", null)))
        .isInstanceOf(Edit.Overtaken.class);
    assertThatThrownBy(() -> edits.change(customer, file.id(), 2, new FileDraft(" ", null)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void whatIsDeletedComesBackForAMonthAndThenIsGone() {
    var file = take("a.txt", "text".getBytes(UTF_8));
    edits.remove(customer, file.id());
    edits.remove(customer, file.id());
    assertThat(files.page(customer, null, null, 10).files()).isEmpty();
    assertThat(edits.restore(customer, file.id()).removed()).isFalse();
    assertThat(files.page(customer, null, null, 10).files()).hasSize(1);
    edits.remove(customer, file.id());
    clock.advance(Duration.ofDays(29));
    edits.empty();
    assertThat(files.find(customer, file.id()).removed()).isTrue();
    clock.advance(Duration.ofDays(2));
    edits.empty();
    refused("web.problem.not-found", () -> files.find(customer, file.id()));
    assertThat(database.fetchCount(PIECE, PIECE.FILE_ID.eq(file.id()))).isZero();
  }

  @Test
  void filesGoWithWhoeverIsKept() {
    var file = take("a.txt", "text".getBytes(UTF_8));
    var kept = customer("Dana Cohen");
    merges.merge(kept, customer, java.util.Set.of());
    assertThat(files.find(kept, file.id()).name().value()).isEqualTo("a.txt");
  }

  @Test
  void aCustomerIsFoundByWhatTheirFilesAreCalled() {
    var file = take("הצעת ביטוח לסירה.txt", "text".getBytes(UTF_8));
    var found = search.find("סירה", 8);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().by()).isEqualTo("file");
    edits.remove(customer, file.id());
    assertThat(search.find("סירה", 8)).isEmpty();
  }

  private KeptFile take(String name, byte[] bytes) {
    return intake.take(customer, null, name, stream(bytes));
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private HttpResponse<byte[]> get(KeptFile file, String header, String value)
      throws IOException, InterruptedException {
    var path = "/api/v1/customers/" + customer + "/files/" + file.id() + "/content";
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestOffice.API_KEY)
                .header(header, value)
                .build(),
            BodyHandlers.ofByteArray());
  }

  private static void refused(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
        .extracting(Refusal::code)
        .isEqualTo(code);
  }

  private CustomerId customer(String name) {
    return new CustomerId(
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, name)
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1());
  }
}
