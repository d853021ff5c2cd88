package io.kesher.demo;

import io.kesher.books.BookHolders;
import io.kesher.books.Proposal;
import io.kesher.books.Proposal.Others;
import io.kesher.books.Proposal.Wish;
import io.kesher.books.ProposalEdits;
import io.kesher.books.Proposals;
import io.kesher.books.Setting;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Rights;
import io.kesher.identity.Viewers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What follows from the ledger of the demo office: people with their books, groups that were
 * published and others under review, rewards of some months. In steps, each of them whole; the data
 * says how far it is, so whoever was stopped goes on.
 */
@Component
class DemoManagement {
  private static final int TOP = 180;
  private static final int MOST = 240;
  private static final String DISPUTES = "daniel";

  private final DemoStaff staff;
  private final DemoRounds rounds;
  private final DemoRewards rewards;
  private final Proposals proposals;
  private final ProposalEdits edits;
  private final BookHolders holders;
  private final Rights rights;

  DemoManagement(
      DemoStaff staff,
      DemoRounds rounds,
      DemoRewards rewards,
      Proposals proposals,
      ProposalEdits edits,
      BookHolders holders,
      Rights rights) {
    this.staff = staff;
    this.rounds = rounds;
    this.rewards = rewards;
    this.proposals = proposals;
    this.edits = edits;
    this.holders = holders;
    this.rights = rights;
  }

  /** Does what can be done now; whether nothing is left. */
  boolean goOn(Preparation office) {
    var administrator = rights.of(new EmployeeId(office.administrator())).orElseThrow();
    return Viewers.as(administrator, () -> step(office.today()));
  }

  private boolean step(LocalDate today) {
    if (!staff.here()) {
      staff.come(today);
    }
    if (!staff.settled() || !rounds.goOn(today)) {
      return false;
    }
    if (!rewards.here()) {
      rewards.lay(today, staff.person(DISPUTES));
    }
    return proposed();
  }

  private boolean proposed() {
    @Nullable Proposal latest = proposals.page(null, 1).stream().findFirst().orElse(null);
    if (latest == null) {
      var setting = holders.setting();
      edits.open(
          new Wish(
              TOP,
              null,
              "",
              Others.STAY,
              new Setting(setting.share(), MOST, setting.leastMinutes()),
              staff.sellers()));
      return false;
    }
    return latest.stage() != Proposal.Stage.BUILDING;
  }
}
