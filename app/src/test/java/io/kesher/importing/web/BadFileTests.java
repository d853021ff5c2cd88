package io.kesher.importing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** No file, however broken, is a fault of ours: it is taken, or refused in words. */
@KesherTest
class BadFileTests {
  @Autowired MockMvcTester mvc;

  enum BadFile {
    EMPTY(""),
    ONE_BYTE("x"),
    HEADER_ONLY("a,b,c\n"),
    BLANK_LINES("\n\n\n\r\n"),
    UNCLOSED_QUOTE("a,b\n1,\"2\n3,4\n5,6\n"),
    RAGGED("a,b\n1\n1,2,3\n1,2\n"),
    NUL("Customer ID,Name\n1,a\0b\n2,c\n"),
    DUPLICATE_HEADERS("a,a,a\n1,2,3\n"),
    EMPTY_HEADERS(",,\n1,2,3\n"),
    TOO_MANY_COLUMNS("a,".repeat(20_000) + "\n" + "1,".repeat(20_000) + "\n"),
    LONG_CELL("Customer ID,Name\n1," + "x".repeat(3_000_000) + "\n"),
    JSON("{\"a\": [1, 2, {\"b\": null}]}"),
    HTML("<html><body><table><tr><td>1</td></tr></table></body></html>"),
    SCRIPT("Customer ID,Name\n1,<script>alert(1)</script>\n2,{{7*7}} ${7*7} ' or 1=1 --\n"),
    BIDI("Customer ID,Name\n1,\u202Eabc\u2066\n2,\u200Fדנה\u200F\n"),
    SURROGATE_BYTES("Customer ID,Name\n1,x\n", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
    OVERLONG_UTF8("Customer ID,Name\n1,x\n", new byte[] {(byte) 0xC0, (byte) 0xAF}),
    CUT_LETTER("Customer ID,Name\n1,דנ\n", new byte[] {(byte) 0xD7}),
    UTF16("Customer ID\tשם\n1\tדנה\n2\tאבי\n".getBytes(StandardCharsets.UTF_16)),
    WINDOWS_1255("Customer ID,שם\n1,דנה\n2,אבי ₪\n".getBytes(Charset.forName("windows-1255"))),
    BROKEN_GZIP(new byte[] {31, (byte) 139, 8, 0, 1, 2, 3, 4, 5}),
    BROKEN_ZIP("PK\u0003\u0004 and nothing more"),
    OLD_EXCEL(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4}),
    PICTURE(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}),
    GZIP_BOMB(bomb()),
    ODD_NUMBERS(
        "Customer ID,Date,Amount\n1,01/02/2026,1e3\n2,30/02/2026,NaN\n3,32/01/2026,½\n4,,٣\n"),
    ODD_PHONES("phone,name\n*2700,a\n502345678.0,b\n5.02345678E8,c\n050-2345678 שלוחה 12,d\n");

    private final byte[] content;

    BadFile(String content) {
      this(content.getBytes(StandardCharsets.UTF_8));
    }

    BadFile(byte[] content) {
      this.content = content;
    }

    BadFile(String content, byte[] after) {
      byte[] text = content.getBytes(StandardCharsets.UTF_8);
      this.content = java.util.Arrays.copyOf(text, text.length + after.length);
      System.arraycopy(after, 0, this.content, text.length, after.length);
    }

    /** Much in little. */
    private static byte[] bomb() {
      var bytes = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(bytes)) {
        byte[] block = "a,b\n".repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
          out.write(block);
        }
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
      return bytes.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isTakenOrRefusedInWords(BadFile file) throws Exception {
    var answer =
        mvc.perform(
            MockMvcRequestBuilders.multipart(
                    HttpMethod.POST, "/api/v1/imports?again=true&start=false")
                .file(new MockMultipartFile("file", file + ".csv", "text/csv", file.content))
                .headers(ImportApiTests.key())
                .header("Accept-Language", "en"));
    int status = answer.getResponse().getStatus();
    assertThat(status).isBetween(200, 499);
    if (status >= 400) {
      assertThat(answer).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
      assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains(" ");
    }
  }
}
