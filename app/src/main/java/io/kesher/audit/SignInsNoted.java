package io.kesher.audit;

import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.SignInEnded;
import io.kesher.identity.SignedOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who came in, who went out, and who was not let in. */
@Component
class SignInsNoted {
  private static final int LONGEST = 254;

  private final Trail trail;
  private final Employees employees;

  SignInsNoted(Trail trail, Employees employees) {
    this.trail = trail;
    this.employees = employees;
  }

  /** Whoever was refused is nobody we know, whatever name they gave. */
  @EventListener
  void note(SignInEnded ended) {
    if (ended.admitted()) {
      var who = ended.employee().orElseThrow();
      trail.note(Verb.SIGN_IN, who.value(), name(who), null);
    } else {
      var tried = ended.email();
      trail.note(
          Verb.SIGN_IN_REFUSED, null, "", tried.substring(0, Math.min(LONGEST, tried.length())));
    }
  }

  @EventListener
  void note(SignedOut ended) {
    trail.note(Verb.SIGN_OUT, ended.employee().value(), name(ended.employee()), null);
  }

  private String name(EmployeeId id) {
    return employees.find(id).map(Employee::name).orElse("");
  }
}
