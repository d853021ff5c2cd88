package io.kesher.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, and little more: what asks runs on the same processors as what is
 * measured, where it should hardly be felt. Speaks as much of HTTP/1.1 as the product answers.
 */
final class Wire {
  private final URI address;
  private final String header;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * @param header sent with each request, by which the product knows who asks
   */
  Wire(String address, String header) {
    this.address = URI.create(address);
    this.header = header;
  }

  /**
   * @return the body of the answer
   * @throws IllegalStateException where the answer is no success
   */
  String get(String path) {
    try {
      return socket == null ? ask(path) : askOnWhatMayBeClosed(path);
    } catch (IOException fault) {
      close();
      throw new UncheckedIOException(fault);
    }
  }

  /** The product ends connections on which nothing was asked for long. */
  private String askOnWhatMayBeClosed(String path) throws IOException {
    try {
      return ask(path);
    } catch (EOFException | SocketException closed) {
      close();
      return ask(path);
    }
  }

  private String ask(String path) throws IOException {
    connected()
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n"
                .formatted(path, address.getAuthority(), header)
                .getBytes(StandardCharsets.US_ASCII));
    return answer(path);
  }

  private Socket connected() throws IOException {
    if (socket == null) {
      socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }
    return socket;
  }

  private String answer(String path) throws IOException {
    String status = line();
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      var field = line.toLowerCase(Locale.ROOT);
      if (field.startsWith("content-length:")) {
        length = Integer.parseInt(field.substring(15).strip());
      }
      chunked |= field.startsWith("transfer-encoding:") && field.endsWith("chunked");
      last |= field.startsWith("connection:") && field.endsWith("close");
    }
    var body = new ByteArrayOutputStream();
    if (chunked) {
      for (int size = size(); size > 0; size = size()) {
        read(size, body);
        line();
      }
      line();
    } else {
      read(length, body);
    }
    if (last) {
      close();
    }
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IllegalStateException(path + ": " + status + " " + body);
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private void read(int bytes, ByteArrayOutputStream body) throws IOException {
    var part = input().readNBytes(bytes);
    if (part.length < bytes) {
      throw new EOFException();
    }
    body.writeBytes(part);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = input().read(); next != '\n'; next = input().read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private InputStream input() throws EOFException {
    if (in == null) {
      throw new EOFException();
    }
    return in;
  }

  private void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException gone) {
      // it is closed, then
    }
    socket = null;
    in = null;
  }
}
