package io.kesher.cases.web;

import io.kesher.cases.CaseSearch;
import io.kesher.cases.CaseSearch.Which;
import io.kesher.cases.Cases;
import io.kesher.web.Finder;
import io.kesher.web.Found;
import io.kesher.web.Frame;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Open cases in the palette, by their number or a part of their subject. */
@Component
@Order(20)
class CaseFinder implements Finder {
  private static final int MOST = 4;
  private static final int SHORTEST = 3;

  private final Cases cases;

  CaseFinder(Cases cases) {
    this.cases = cases;
  }

  @Override
  public List<Found> find(String text, Frame frame) {
    var sought = text.strip();
    if (sought.length() < SHORTEST || !frame.may("cases:see")) {
      return List.of();
    }
    var search = new CaseSearch(Which.OPEN, null, null, null, null, false, null, sought);
    return cases.page(search, null, MOST).cases().stream()
        .map(each ->
            new Found(
                "#" + each.id() + " " + each.subject(),
                each.customer().name(),
                "/cases/" + each.id(),
                each.kind().icon(),
                each.group() == null ? null : each.group().name()))
        .toList();
  }
}
