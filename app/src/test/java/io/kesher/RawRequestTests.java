package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no well-behaved client can be made to send. */
@KesherTest
class RawRequestTests {
  @LocalServerPort int port;
  @Autowired TestOffice office;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/palette?q=%ZZ",
        "/palette?q=%00",
        "/palette?q=%ED%A0%80",
        "//settings",
        "/settings;a=1",
        "/a%2fb",
        "/%2e%2e/settings"
      })
  void areRefusedWithoutAFault(String target) throws IOException {
    assertThat(status("GET " + target, "", "")).isBetween(400, 404);
  }

  @Test
  void aBrokenFormIsRefusedWithoutAFault() throws IOException {
    assertThat(status("POST /sign-in", "application/x-www-form-urlencoded", "email=%ZZ&email=%"))
        .isEqualTo(400);
    assertThat(status("POST /sign-in", "multipart/form-data", "no boundary")).isEqualTo(400);
    assertThat(status("POST /sign-in", "multipart/form-data; boundary=x", "--x\r\nbroken"))
        .isEqualTo(400);
  }

  private int status(String start, String type, String body) throws IOException {
    var request =
        start
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: kesher_session="
            + office.signIn().getValue()
            + "; kesher_csrf="
            + Tokens.COOKIE
            + "\r\nX-CSRF-TOKEN: "
            + Tokens.MASKED
            + "\r\n"
            + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }
}
