/** What only publishing needs: parsing and checking of expressions, and the publishing checks. Kept out of the main entry, so that a caller that only evaluates carries no parser. */
export {};
