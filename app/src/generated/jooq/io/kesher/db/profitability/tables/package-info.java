@NamedInterface("profitability")
package io.kesher.db.profitability.tables;

import org.springframework.modulith.NamedInterface;
