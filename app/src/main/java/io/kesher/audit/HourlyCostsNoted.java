package io.kesher.audit;

import io.kesher.identity.HourlyCostsSeen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who looked at what an hour of a colleague's work costs. */
@Component
class HourlyCostsNoted {
  private final Reads reads;

  HourlyCostsNoted(Reads reads) {
    this.reads = reads;
  }

  @EventListener
  void note(HourlyCostsSeen seen) {
    reads.sawColleague("identity-hourly-cost", seen.employee().value());
  }
}
