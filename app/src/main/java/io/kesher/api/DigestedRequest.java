package io.kesher.api;

import io.kesher.values.Sha256;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is digested while it is read, never kept. The parts of a form are digested
 * one by one: what stands between them is another each time that a client sends the same.
 */
final class DigestedRequest extends HttpServletRequestWrapper {
  private final MessageDigest digest = Sha256.digest();
  private @Nullable ServletInputStream body;

  DigestedRequest(HttpServletRequest request) {
    super(request);
    add(Objects.requireNonNullElse(request.getQueryString(), ""));
    add(Objects.requireNonNullElse(request.getContentType(), "").split(";", 2)[0]);
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  boolean hasParts() {
    return Objects.requireNonNullElse(getContentType(), "").startsWith("multipart/");
  }

  /** The digest of all of it; what nobody has read yet is read now. */
  byte[] digest() throws IOException {
    if (hasParts()) {
      digestParts();
    } else {
      getInputStream().transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }

  private void digestParts() throws IOException {
    try {
      for (var part : getParts()) {
        add(part.getName());
        add(Objects.requireNonNullElse(part.getSubmittedFileName(), ""));
        add(Objects.requireNonNullElse(part.getContentType(), ""));
        add(Long.toString(part.getSize()));
        try (InputStream content = part.getInputStream()) {
          var buffer = new byte[1 << 16];
          for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
          }
        }
      }
    } catch (ServletException broken) {
      throw new IOException(broken);
    }
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new DigestedBody(super.getInputStream());
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    var named = getCharacterEncoding();
    var charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private final class DigestedBody extends ServletInputStream {
    private final ServletInputStream content;

    DigestedBody(ServletInputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      int next = content.read();
      if (next >= 0) {
        digest.update((byte) next);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = content.read(into, from, length);
      if (read > 0) {
        digest.update(into, from, read);
      }
      return read;
    }

    @Override
    public boolean isFinished() {
      return content.isFinished();
    }

    @Override
    public boolean isReady() {
      return content.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      content.setReadListener(listener);
    }
  }
}
