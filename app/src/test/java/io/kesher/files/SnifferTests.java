package io.kesher.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.files.Sniffer.Sniffed;
import io.kesher.web.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnifferTests {
  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1);
  private static final byte[] PDF = "%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(ISO_8859_1);
  private static final byte[] JPEG = "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF".getBytes(ISO_8859_1);

  @TempDir Path folder;

  @Test
  void aFileIsWhatItsBytesSay() throws IOException {
    assertThat(sniff("a.pdf", PDF).kind()).isEqualTo(ContentKind.PDF);
    assertThat(sniff("a.png", PNG).kind()).isEqualTo(ContentKind.PNG);
    assertThat(sniff("a.txt", "שלום".getBytes(UTF_8)).kind()).isEqualTo(ContentKind.TEXT);
    assertThat(sniff("a.csv", "שם;סכום".getBytes("windows-1255")).kind())
        .isEqualTo(ContentKind.TEXT);
    assertThat(sniff("a.docx", zip("[Content_Types].xml", "word/document.xml")).kind())
        .isEqualTo(ContentKind.DOCX);
    assertThat(sniff("a.zip", zip("a.txt")).kind()).isEqualTo(ContentKind.ZIP);
    assertThat(sniff("a.svg", "<svg onload=alert(1)>".getBytes(UTF_8)).kind())
        .isEqualTo(ContentKind.MARKUP);
    assertThat(sniff("a.txt", "<script>alert(1)</script>".getBytes(UTF_8)).kind())
        .isEqualTo(ContentKind.MARKUP);
    assertThat(sniff("a.bin", new byte[] {1, 2, 3, (byte) 0x99}).kind())
        .isEqualTo(ContentKind.OTHER);
  }

  @Test
  void aNameThatLacksItsEndGetsIt() throws IOException {
    assertThat(sniff("scan", PDF).name().value()).isEqualTo("scan.pdf");
    assertThat(sniff("photo.jpg", PNG).name().value()).isEqualTo("photo.png");
    assertThat(sniff("photo.JPEG", JPEG).name().value()).isEqualTo("photo.JPEG");
  }

  @Test
  void whatItsNameLiesAboutIsRefused() throws IOException {
    refused("files.refusal.lies", "offer.pdf", "<html><body>".getBytes(UTF_8));
    refused("files.refusal.lies", "photo.jpg", PDF);
    refused("files.refusal.lies", "letter.docx", PNG);
    refused("files.refusal.lies", "offer.pdf", "no more than text".getBytes(UTF_8));
  }

  @Test
  void programsAreRefusedWhateverTheyAreCalled() throws IOException {
    refused("files.refusal.program", "photo.jpg", "MZ\u0090\0".getBytes(ISO_8859_1));
    refused("files.refusal.program", "notes", "\u007fELF\u0002".getBytes(ISO_8859_1));
    refused("files.refusal.program", "notes.txt", "#!/bin/sh".getBytes(UTF_8));
    refused("files.refusal.program", "a\u202etxt.js", "let x".getBytes(UTF_8));
    refused("files.refusal.program", "a.exe. ", "text".getBytes(UTF_8));
    refused("files.refusal.program", "a.zip", zip("META-INF/MANIFEST.MF", "A.class"));
    refused(
        "files.refusal.program",
        "a.txt",
        "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".getBytes(UTF_8));
    refused("files.refusal.empty", "a.txt", new byte[0]);
  }

  private Sniffed sniff(String name, byte[] bytes) throws IOException {
    return Sniffer.sniff(FileName.of(name), Files.write(folder.resolve("file"), bytes));
  }

  private void refused(String code, String name, byte[] bytes) {
    assertThatThrownBy(() -> sniff(name, bytes))
        .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
        .extracting(Refusal::code)
        .isEqualTo(code);
  }

  private static byte[] zip(String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    return bytes.toByteArray();
  }
}
