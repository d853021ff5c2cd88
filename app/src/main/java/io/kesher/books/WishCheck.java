package io.kesher.books;

import io.kesher.books.Proposal.Wish;
import io.kesher.identity.Employees;
import io.kesher.profitability.Ranking;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/** What is asked of a proposal, before anything is built. */
@Component
class WishCheck {
  /** So many books and customers are built at once; beyond it is another product. */
  private static final int MOST_HOLDERS = 500;

  static final int MOST_CUSTOMERS = 100_000;
  private static final int MOST = 100_000;
  private static final int MOST_MINUTES = 6000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Employees employees;
  private final Ranking ranking;

  WishCheck(Employees employees, Ranking ranking) {
    this.employees = employees;
    this.ranking = ranking;
  }

  /**
   * @throws Refusal 422 with all that is wrong; 400 where the filter cannot be understood
   */
  void check(Wish wish) {
    var faults = new ArrayList<FieldFault>();
    var top = wish.top();
    if (top != null && (top < 1 || top > MOST_CUSTOMERS)) {
      faults.add(FieldFault.of("top", "books.fault.top", MOST_CUSTOMERS));
    }
    var percent = wish.percent();
    if (percent != null && (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0)) {
      faults.add(FieldFault.of("percent", "books.fault.percent"));
    }
    if (top != null && percent != null) {
      faults.add(FieldFault.of("percent", "books.fault.both"));
    }
    var setting = wish.setting();
    if (setting.share() < 0 || setting.share() > 100) {
      faults.add(FieldFault.of("share", "books.fault.share"));
    }
    if (setting.most() < 1 || setting.most() > MOST) {
      faults.add(FieldFault.of("most", "books.fault.most"));
    }
    if (setting.leastMinutes() < 0 || setting.leastMinutes() > MOST_MINUTES) {
      faults.add(FieldFault.of("leastMinutes", "books.fault.least"));
    }
    var holders = new HashSet<>(wish.holders());
    if (holders.isEmpty()) {
      faults.add(FieldFault.of("holders", "books.fault.nobody"));
    } else if (holders.size() > MOST_HOLDERS || holders.size() < wish.holders().size()) {
      faults.add(FieldFault.of("holders", "books.fault.many", MOST_HOLDERS));
    } else if (employees.enabled(holders).size() < holders.size()) {
      faults.add(FieldFault.of("holders", "books.fault.holder"));
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    ranking.columns().filter(wish.filter());
  }
}
