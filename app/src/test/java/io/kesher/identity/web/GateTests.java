package io.kesher.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.web.May;
import io.kesher.web.Public;
import io.kesher.web.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** What a route's controller forgets, the gate does not: asked by one who may do everything. */
@ForTheOffice
@KesherTest
class GateTests {
  @Autowired Gate gate;

  /** Routes as somebody may write them in a hurry. */
  static class Hurried {
    public void saysNothing() {}

    @May("strangers:see")
    public void namesAPermissionThatNobodyDeclared() {}

    @May("customers:see")
    public void asks() {}

    @Public
    public void isPublic() {}
  }

  @Test
  void aRouteThatSaysNothingIsShutToAll() throws Exception {
    assertIsShut("saysNothing");
  }

  @Test
  void aRouteThatAsksForAnUnknownPermissionIsShutToAll() throws Exception {
    assertIsShut("namesAPermissionThatNobodyDeclared");
  }

  @Test
  void aRouteThatSaysWhomItIsForIsOpenToThem() throws Exception {
    assertThat(letsIn("asks")).isTrue();
    assertThat(letsIn("isPublic")).isTrue();
  }

  private void assertIsShut(String route) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> letsIn(route))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(HttpStatus.FORBIDDEN));
  }

  private boolean letsIn(String route) throws NoSuchMethodException {
    return gate.preHandle(
        new MockHttpServletRequest(),
        new MockHttpServletResponse(),
        new HandlerMethod(new Hurried(), route));
  }
}
