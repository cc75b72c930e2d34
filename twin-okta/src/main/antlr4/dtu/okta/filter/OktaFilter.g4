// Okta's filter and search expressions: a subset of SCIM's, with the vendor's precedence (and before or).
grammar OktaFilter;

query
    : expression EOF
    ;

expression
    : NOT expression                      # negation
    | OPEN expression CLOSE               # parenthesis
    | expression AND expression           # conjunction
    | expression OR expression            # disjunction
    | WORD WORD value                     # comparison
    | WORD WORD                           # presence
    ;

value
    : STRING
    | NUMBER
    | WORD
    ;

AND    : [aA] [nN] [dD] ;
OR     : [oO] [rR] ;
NOT    : [nN] [oO] [tT] ;
OPEN   : '(' ;
CLOSE  : ')' ;
STRING : '"' ( '\\' . | ~["\\] )* '"' ;
NUMBER : '-'? [0-9]+ ( '.' [0-9]+ )? ;
WORD   : [A-Za-z_] [A-Za-z0-9_.$:-]* ;
SPACE  : [ \t\r\n]+ -> skip ;
