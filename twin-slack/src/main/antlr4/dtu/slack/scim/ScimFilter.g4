// What Slack understands of SCIM's filters: comparisons, all of which must hold.
grammar ScimFilter;

query
    : comparison ( AND comparison )* EOF
    ;

comparison
    : WORD WORD value
    ;

value
    : STRING
    | WORD
    ;

AND    : [aA] [nN] [dD] ;
STRING : '"' ( '\\' . | ~["\\] )* '"' ;
WORD   : [A-Za-z_] [A-Za-z0-9_.:-]* ;
SPACE  : [ \t\r\n]+ -> skip ;
