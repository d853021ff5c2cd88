package io.kesher.profitability.web;

import io.kesher.TestOffice;
import io.kesher.Tokens;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody signed in who opens pages and sends forms. */
record Browser(MockMvcTester mvc, Cookie session) {
  static Browser of(MockMvcTester mvc, TestOffice office) {
    return new Browser(mvc, office.signIn());
  }

  MvcTestResult open(String path) {
    // a plus is a space, which the servlet that plays the program does not know
    return mvc.get().uri(URI.create(path.replace("+", "%20"))).cookie(session).exchange();
  }

  MvcTestResult send(String path, Map<String, String> fields) {
    var request = mvc.post().uri(URI.create(path)).cookie(session).with(Tokens.csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  String read(String path) {
    return text(open(path));
  }

  static String text(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void speak(String language) {
    send("/me/language", Map.of("language", language, "back", "/"));
  }
}
