package io.kesher.files.web;

import gg.jte.Content;
import io.kesher.files.Allowance;
import io.kesher.files.Allowances;
import io.kesher.identity.SettingsSection;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** How large files may be and how much may lie with one customer: a part of the settings. */
@May("settings:manage")
@Controller
@Order(60)
class AllowanceController implements SettingsSection {
  private final Templates templates;
  private final Allowances allowances;

  AllowanceController(Templates templates, Allowances allowances) {
    this.templates = templates;
    this.allowances = allowances;
  }

  @Override
  public String permission() {
    return "settings:manage";
  }

  @Override
  public Content show(Frame frame) {
    var now = allowances.current();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("file", Long.toString(now.fileBytes() >> 20));
    fields.put("customer", Long.toString(now.customerBytes() >> 20));
    fields.put("files", Integer.toString(now.customerFiles()));
    return templates.filesAllowance(frame, fields, Faults.none());
  }

  @PostMapping("/settings/files")
  Object change(Frame frame, @RequestParam Map<String, String> sent) {
    List<FieldFault> faults = new ArrayList<>();
    long file = whole(sent, "file", Allowance.MOST_FILE_MEGABYTES, faults);
    long customer = whole(sent, "customer", Allowance.MOST_CUSTOMER_MEGABYTES, faults);
    long files = whole(sent, "files", Allowance.MOST_CUSTOMER_FILES, faults);
    if (faults.isEmpty() && customer < file) {
      faults.add(FieldFault.of("customer", "files.allowance.less-than-one"));
    }
    if (!faults.isEmpty()) {
      return Html.unprocessable(templates.filesAllowancePage(frame, sent, new Faults(faults)));
    }
    allowances.change(new Allowance(file << 20, customer << 20, (int) files));
    return "redirect:/settings#files-allowed";
  }

  private static long whole(
      Map<String, String> sent, String field, long most, List<FieldFault> faults) {
    var typed = io.kesher.web.TypedNumber.read(sent.getOrDefault(field, "").strip());
    var good =
        typed
            .filter(number -> number.stripTrailingZeros().scale() <= 0)
            .filter(
                number -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0);
    if (good.isEmpty()) {
      faults.add(FieldFault.of(field, "files.allowance.whole", most));
    }
    return good.map(BigDecimal::longValue).orElse(0L);
  }
}
