// Makes every kind known, so that its records can be looked after.
import '../sshKeys';
import '../wasteOperations';
import './addresses';
import './boot';
import './copies';
import './disks';
import './machine';
import './settings';
