// Makes every kind known, so that its records can be looked after.
import './billing/operations/move';
import './diskOperations';
import './sshKeys';
import './billing/operations/account';
import './wasteOperations';
import './vmOperations/addresses';
import './vmOperations/boot';
import './vmOperations/copies';
import './vmOperations/disks';
import './vmOperations/guided';
import './vmOperations/machine';
import './vmOperations/settings';
import './billing/operations/cards';
import './billing/operations/credit';
import './billing/operations/pay';
import './billing/operations/recurring';
