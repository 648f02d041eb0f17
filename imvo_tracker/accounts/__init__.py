"""How staff sign in: allauth, with the rules of this site around it."""
