@NamedInterface("profitability")
package io.kesher.db.profitability;

import org.springframework.modulith.NamedInterface;
