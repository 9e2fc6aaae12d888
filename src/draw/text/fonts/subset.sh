#!/bin/sh
# Makes the subsets in this folder. FROM is the folder with the whole fonts,
# TO the folder to write to. Needs fonttools (pyftsubset); see README.md.
set -eu
FROM=$1
TO=$2

# Basic Latin, Latin-1, Latin Extended-A, letters of Uzbek and Romanian,
# modifier letters (ʻ ʼ ʾ ʿ), combining marks, Latin Extended Additional,
# general punctuation, superscript and subscript figures, signs.
LATIN=U+0020-007E,U+00A0-017F,U+018F,U+0192,U+0218-021B,U+0259
LATIN=$LATIN,U+02B9-02BF,U+02C6,U+02C7,U+02D8-02DD
LATIN=$LATIN,U+0300-0304,U+0306-030C,U+0323-0328,U+032E,U+0331,U+0332
LATIN=$LATIN,U+1E00-1E99,U+1E9E,U+1EA0-1EF9
LATIN=$LATIN,U+2009-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030
LATIN=$LATIN,U+2032,U+2033,U+2039,U+203A,U+2044,U+2070-2089,U+20AC,U+2116,U+2122
for style in Regular Bold Italic; do
    pyftsubset "$FROM/NotoSans-$style.ttf" --output-file="$TO/NotoSans-$style.ttf" \
        --unicodes="$LATIN" --layout-features=ccmp,kern,liga,locl,mark,mkmk \
        --no-hinting --name-IDs='*'
done

# Signs that Noto Sans leaves to its Math companion.
pyftsubset "$FROM/NotoSansMath-Regular.ttf" --output-file="$TO/NotoSansMath-Regular.ttf" \
    --unicodes=U+2190-2195,U+2212,U+2215,U+221E,U+2248,U+2260,U+2264,U+2265 \
    --layout-features='' --no-hinting --name-IDs='*' --drop-tables+=MATH

# Arabic and its supplement: the letters of Pashto, Dari, Urdu and Balochi.
for style in Regular Bold; do
    pyftsubset "$FROM/NotoNaskhArabic-$style.ttf" --output-file="$TO/NotoNaskhArabic-$style.ttf" \
        --unicodes=U+0020,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+200C-200F,U+25CC \
        --layout-features='*' --no-hinting --name-IDs='*'
done
