/// Random and mutated bodies over all routes.
package dev.parley.acceptance.fuzz;
