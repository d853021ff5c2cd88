package io.kesher.cases;

import io.kesher.identity.EmployeeId;
import io.kesher.web.LiveEvents;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells open pages that a case changed: its own, and the page of today of those whom it waits for.
 */
@Component
class CaseNews {
  private final LiveEvents live;

  CaseNews(LiveEvents live) {
    this.live = live;
  }

  void tell(Case... changed) {
    for (var one : changed) {
      live.publish("cases/" + one.id());
      Stream.of(one.owner(), one.customerOwner())
          .filter(Objects::nonNull)
          .map(EmployeeId::value)
          .distinct()
          .forEach(live::publishToday);
    }
  }
}
