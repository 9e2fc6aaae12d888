"""Writes hijri.csv: pip install persiantools==6.2.0 jdatetime==6.1.1 convertdate==2.5.1 hijridate==2.6.0"""
import csv, datetime, pathlib
import hijridate, jdatetime
from convertdate import islamic, persian
from persiantools.jdatetime import JalaliDate

out = csv.writer((pathlib.Path(__file__).parent / "hijri.csv").open("w", newline=""), lineterminator="\n")
out.writerow(["calendar", "year", "month", "day", "gregorian"])
for year in range(1300, 1479):
    for month, day in [(1, 1), (6, 31), (7, 1), (12, 29)] + ([(12, 30)] if JalaliDate.is_leap(year) else []):
        g = JalaliDate(year, month, day).to_gregorian()
        assert g == jdatetime.date(year, month, day).togregorian() == datetime.date(*persian.to_gregorian(year, month, day))
        out.writerow(["solar", year, month, day, g])
for year in range(1200, 1500, 7):
    for month in range(1, 13):
        out.writerow(["lunar", year, month, 1, datetime.date(*islamic.to_gregorian(year, month, 1))])
for year in range(1343, 1501, 3):
    for month in range(1, 13):
        out.writerow(["umm-al-qura", year, month, 1, hijridate.Hijri(year, month, 1).to_gregorian()])
