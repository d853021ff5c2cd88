package io.kesher.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrustedProxiesTests {
  @Test
  void ofNobodyBelieveNoHeader() throws Exception {
    assertThat(address("", "203.0.113.9", "192.0.2.1")).isEqualTo("203.0.113.9");
    assertThat(address("10.0.0.0/8", "203.0.113.9", "192.0.2.1")).isEqualTo("203.0.113.9");
  }

  @Test
  void tellTheLastAddressThatIsNotTheirOwn() throws Exception {
    assertThat(address("10.0.0.1", "10.0.0.1", "192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(address("10.0.0.0/8, fd00::/8", "10.0.0.1", "1.1.1.1, 192.0.2.1, 10.9.9.9"))
        .isEqualTo("192.0.2.1");
    assertThat(address("fd00::/8", "fd00::1", "2001:DB8::5")).isEqualTo("2001:db8:0:0:0:0:0:5");
  }

  @Test
  void passOnNothingThatIsNoAddress() throws Exception {
    assertThat(address("10.0.0.1", "10.0.0.1", "<script>")).isEqualTo("10.0.0.1");
    assertThat(address("10.0.0.1", "10.0.0.1", "")).isEqualTo("10.0.0.1");
    assertThat(address("10.0.0.1", "10.0.0.1", "999.1.1.1.1")).isEqualTo("10.0.0.1");
  }

  private static String address(String declared, String from, String said)
      throws ServletException, IOException {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(from);
    request.addHeader("X-Forwarded-For", said);
    var chain = new MockFilterChain();
    new TrustedProxies(declared).doFilter(request, new MockHttpServletResponse(), chain);
    return ((HttpServletRequest) Objects.requireNonNull(chain.getRequest())).getRemoteAddr();
  }
}
