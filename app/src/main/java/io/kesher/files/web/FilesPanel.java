package io.kesher.files.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.files.Allowances;
import io.kesher.files.Files;
import io.kesher.files.Held;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The latest files of a customer, and where more are put. */
@Component
@Order(40)
class FilesPanel implements CustomerPanel {
  private static final int LATEST = 6;
  private static final int PAGE = 50;

  private final Templates templates;
  private final Files files;
  private final Allowances allowances;

  FilesPanel(Templates templates, Files files, Allowances allowances) {
    this.templates = templates;
    this.files = files;
    this.allowances = allowances;
  }

  @Override
  public Zone zone() {
    return Zone.END;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return frame.may(Files.SEE) && customer.isWithin(Files.SEE)
        ? Optional.of(
            templates.filesPanel(frame, view(frame, customer, null, false, null, List.of())))
        : Optional.empty();
  }

  FilesView view(
      Frame frame,
      Customer customer,
      @Nullable Held held,
      boolean whole,
      @Nullable String after,
      List<String> faults) {
    var page = files.page(customer.id(), held, FileCursor.read(after), whole ? PAGE : LATEST);
    return new FilesView(
        customer,
        page.files(),
        whole,
        FileCursor.write(page.next()),
        allowances.current(),
        may(frame, customer, "files:create"),
        may(frame, customer, "files:delete"),
        faults,
        held);
  }

  static boolean may(Frame frame, Customer customer, String permission) {
    return frame.may(permission) && customer.isWithin(permission);
  }
}
