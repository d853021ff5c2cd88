package io.kesher.books.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.Viewers;
import io.kesher.views.ViewDraft;
import io.kesher.views.Views;
import io.kesher.web.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
class SegmentTests {
  @Autowired Segments segments;
  @Autowired Views views;
  @Autowired TestOffice office;

  @Test
  void aSavedViewSaysForWhomBooksAreAsFarAsItIsAFilter() {
    Viewers.as(
        office.viewer("owner"),
        () -> {
          var losses =
              views.save(
                  "customers",
                  new ViewDraft("מפסידים", "filter=contribution+lt+0&sort=-income", false));
          assertThat(segments.filter(Long.toString(losses.id()))).isEqualTo("contribution lt 0");
          var named = views.save("customers", new ViewDraft("כהן", "q=cohen", false));
          assertThatThrownBy(() -> segments.filter(Long.toString(named.id())))
              .isInstanceOf(Refusal.class);
          assertThatThrownBy(() -> segments.filter("987654321")).isInstanceOf(Refusal.class);
          assertThat(segments.filter("")).isEmpty();
          return null;
        });
  }
}
